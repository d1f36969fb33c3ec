import type { TrafficSourceKind } from '@/lib/model';
import { ProcSource } from './proc-source';
import type { AttributedCounters, TrafficSource, TrafficTarget } from './source';

/** `NETLOOM_TRAFFIC_SOURCE` as far as it is built: `auto` and `proc` both ask for proof, `none` reads nothing. */
export function chooseSource(wanted: 'auto' | 'proc' | 'none', procRoot?: string): TrafficSource {
  return wanted === 'none' ? new NoSource() : new SourceOnProof(new ProcSource(procRoot));
}

const nothing: AttributedCounters = { byEndpoint: new Map(), unattributed: [] };

class NoSource implements TrafficSource {
  readonly kind = 'none';
  readonly reason = null;

  async read(): Promise<AttributedCounters> {
    return nothing;
  }
}

/** Containers asked at a time while nothing is proven. */
const probed = 8;

/**
 * Nothing, until the process of one container has answered and its namespace proved to be that container's: with a
 * remote engine, or one in a virtual machine, its pids are nobody's here, or somebody else's. It keeps asking, other
 * containers each time, because there may be none to ask when Netloom starts.
 */
class SourceOnProof implements TrafficSource {
  readonly reason = null;
  private proven = false;
  private next = 0;

  constructor(private readonly source: TrafficSource) {}

  get kind(): TrafficSourceKind {
    return this.proven ? this.source.kind : 'none';
  }

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    if (this.proven) return this.source.read(targets);
    if (this.next >= targets.length) this.next = 0;
    const some = targets.slice(this.next, this.next + probed);
    this.next += probed;
    const { byEndpoint } = await this.source.read(some);
    this.proven = byEndpoint.size > 0;
    return this.proven ? this.source.read(targets) : nothing;
  }
}
