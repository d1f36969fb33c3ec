'use client';
import { createContext, use } from 'react';
import type { Selection } from '@/lib/client/use-selection';
import type { Filter, Visible } from '@/lib/filter/filter';
import type { ContainerId, NetworkId, PendingChange, Topology, TopologyIndex } from '@/lib/model';

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
  /** False in read-only mode and for viewers: what would be refused is not offered. */
  mayChange: boolean;
  /** The change that the card asks about, before anything happens. */
  proposal: PendingChange | null;
  proposeAttach: (containerId: ContainerId, networkId: NetworkId) => void;
  proposeDetach: (containerId: ContainerId, networkId: NetworkId) => void;
  /** Closes the card if it still asks about this change. */
  endProposal: (change: PendingChange) => void;
  openNetworkForm: () => void;
}

const context = createContext<Dashboard | null>(null);

export const DashboardProvider = context;

export function useDashboard(): Dashboard {
  const dashboard = use(context);
  if (dashboard === null) throw new Error('useDashboard outside of the dashboard');
  return dashboard;
}
