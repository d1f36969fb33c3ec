'use client';
import { createContext, use, type Dispatch, type SetStateAction } from 'react';
import type { Proposal } from '@/lib/client/proposal';
import type { Selection } from '@/lib/client/use-selection';
import type { Filter, Visible } from '@/lib/filter/filter';
import type { Capability, Topology, TopologyIndex } from '@/lib/model';

/** What every view shares: one topology, one selection, one filter, one change being considered. */
export interface Dashboard {
  topology: Topology;
  index: TopologyIndex;
  selection: Selection | null;
  select: (next: Selection | null) => void;
  /** As it stands in the address. */
  filter: Filter;
  setFilter: (change: Partial<Filter>) => void;
  /** What passes the filter: the graph and the tables obey the same. */
  visible: Visible;
  /** Whether both the person and the engine may: what would be refused is not offered. The same function until it changes. */
  may: (capability: Capability) => boolean;
  /** Why the engine may not what the person may; null where it may, or the person may not. */
  lackOf: (capability: Capability) => string | null;
  /** What the card asks about, before anything happens. */
  proposal: Proposal | null;
  /** Opens the card on it; null closes it. */
  propose: Dispatch<SetStateAction<Proposal | null>>;
}

const context = createContext<Dashboard | null>(null);

export const DashboardProvider = context;

export function useDashboard(): Dashboard {
  const dashboard = use(context);
  if (dashboard === null) throw new Error('useDashboard outside of the dashboard');
  return dashboard;
}
