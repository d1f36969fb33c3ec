import type { Topology } from '@/lib/model';
import type { Severity } from '@/lib/model/finding';
import type { Ledger } from '@/lib/traffic/ledger';
import type { TrafficTick } from '@/lib/traffic/sampler';

/** Everything that is told, as it is at one moment. */
export interface World {
  version: string;
  topology: Topology;
  ledger: Pick<Ledger, 'endpoints' | 'networks' | 'containers'>;
  /** The newest; null where there is none. */
  tick: Pick<TrafficTick, 'unattributed'> | null;
  /** Milliseconds since the newest reading; null where there is none. */
  sampleAge: number | null;
  /** Milliseconds spent on readings since the start. */
  spent: number;
  streamClients: number;
  /** Findings that nobody has accepted. */
  openFindings: Readonly<Record<Severity, number>>;
}
