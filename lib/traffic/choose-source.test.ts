import { describe, expect, it, vi } from 'vitest';
import { aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import { chooseSource } from './choose-source';
import type { WantedSource } from './choose-source';

const container = aContainer();
const target = { container, pid: 100, endpoints: [anEndpoint(aNetwork(), container)] };
/** No process of the engine is here, as with an engine on another machine. */
const elsewhere = '/nowhere';

describe('the source of traffic of an engine whose processes are not here', () => {
  it.each<[WantedSource, string, number, RegExp]>([
    ['auto', 'stats', 1, /not visible from here \(.*\), so traffic comes from the stats API: slower, without/],
    ['proc', 'none', 0, /not visible from here .* NETLOOM_TRAFFIC_SOURCE=proc wants no other source/],
    ['stats', 'stats', 1, /NETLOOM_TRAFFIC_SOURCE=stats asks for the stats API: slower, without/],
    ['none', 'none', 0, /switched off/],
  ])('with %s is %s, and says why', async (wanted, kind, asked, reason) => {
    const statsOf = vi.fn(async () => new Map());
    const source = chooseSource(wanted, statsOf, elsewhere);
    for (let time = 0; time < 3; time++) await source.read([target]);
    expect([source.kind, statsOf.mock.calls.length]).toEqual([kind, asked]);
    expect(source.reason).toMatch(reason);
    source.rest?.();
  });
});
