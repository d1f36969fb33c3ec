/**
 * lib/filter: takes a topology and what a person wants to see of it, gives which of its objects are shown and found.
 * Pure: no clock, no storage, no DOM. Must not import anything but lib/model.
 */
import type { ContainerId, NetworkId } from '@/lib/model';

/** What a person wants to see; lives in the address. The texts are queries (see parse-query.ts), empty ones say nothing. */
export interface Filter {
  /** Keeps what matches and what is tied to it. */
  show: string;
  /** Takes away what matches, and containers all of whose networks it took away. */
  hide: string;
  /** Takes nothing away: marks what matches. */
  find: string;
  /** Neighbourhood of one object, `network:…` or `container:…` with a short id; null shows all. */
  focus: string | null;
}

export const noFilter: Filter = { show: '', hide: '', find: '', focus: null };

export interface Objects {
  networks: ReadonlySet<NetworkId>;
  containers: ReadonlySet<ContainerId>;
}

/** What only measurement tells. Absent from all sets: not known. */
export interface Activity {
  /** Carried nothing for a minute, although somebody measured. */
  idle: Objects;
  /** Flagged themselves, or, of a container, one of its endpoints. */
  congested: Objects;
}

/** Nobody has measured anything. */
export const noActivity: Activity = {
  idle: { networks: new Set(), containers: new Set() },
  congested: { networks: new Set(), containers: new Set() },
};

/** Where a query cannot be understood: the rest of the filter still holds. */
export interface QueryProblem {
  field: 'show' | 'hide' | 'find';
  /** A sentence for the person. */
  message: string;
  /** What of the query it is about, as offsets into its text. */
  start: number;
  end: number;
}

/** An endpoint is shown where both its network and its container are. */
export interface Visible extends Objects {
  /** null: nothing is being looked for. */
  found: Objects | null;
  problems: readonly QueryProblem[];
  /** True where something is taken away. */
  narrowed: boolean;
}
