import { NoSource } from './no-source';
import { ProcSource } from './proc-source';
import type { TrafficSource } from './source';
import { SourceOnProof } from './source-on-proof';
import type { StatsOf } from './stats-reading';
import { StatsSource } from './stats-source';

/** `NETLOOM_TRAFFIC_SOURCE`. */
export type WantedSource = 'auto' | 'proc' | 'stats' | 'none';

const notVisible =
  'The engine’s processes are not visible from here (it runs on another machine, in a virtual machine, or outside this container’s PID namespace)';
const lesser = 'slower, without errors and drops';

/**
 * `auto`: /proc once it is proven, else the stats API. `proc`: nothing rather than the stats API. `statsOf` is asked only
 * where the stats API is what traffic comes from.
 */
export function chooseSource(wanted: WantedSource, statsOf: StatsOf, procRoot?: string): TrafficSource {
  const onProof = (fallback: TrafficSource) => new SourceOnProof(new ProcSource(procRoot), fallback);
  switch (wanted) {
    case 'auto':
      return onProof(new StatsSource(statsOf, `${notVisible}, so traffic comes from the stats API: ${lesser}.`));
    case 'proc':
      return onProof(new NoSource(`${notVisible}, and NETLOOM_TRAFFIC_SOURCE=proc wants no other source.`));
    case 'stats':
      return new StatsSource(statsOf, `NETLOOM_TRAFFIC_SOURCE=stats asks for the stats API: ${lesser}.`);
    case 'none':
      return new NoSource('Traffic is switched off (NETLOOM_TRAFFIC_SOURCE=none).');
  }
}
