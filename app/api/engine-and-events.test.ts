import { beforeEach, describe, expect, it } from 'vitest';
import { engineDetailSchema, unknownFacts, type Happening } from '@/lib/model';
import { aRuntime, bearer, call, container, network, seen, topology } from './stage';

beforeEach(() => void aRuntime());

describe('the engine', () => {
  it('tells its facts, and why its interfaces are not known', async () => {
    const [engine] = topology.engines;
    const response = await call('GET', `/api/engines/${engine?.id}`, { headers: bearer });
    expect(engineDetailSchema.parse(await response.json())).toEqual({
      ...unknownFacts,
      kernel: '6.12',
      engine,
      interfaces: null,
      interfacesReason: 'Out of reach.',
      unattributed: [],
      history: expect.objectContaining({ recording: false, bytes: 0 }),
    });
  });

  it('is not found by an id that is another one’s', async () => {
    expect((await call('GET', '/api/engines/other', { headers: bearer })).status).toBe(404);
  });
});

describe('the events', () => {
  const stop = () => {
    seen.happenings.observe(topology);
    const exited = { ...container, state: 'exited' as const };
    seen.happenings.observe({ ...topology, revision: 2, containers: [exited], networks: [] });
  };

  it('tell what happened, newest first', async () => {
    stop();
    const { events, since } = await (await call('GET', '/api/events', { headers: bearer })).json();
    expect(events.map(({ kind }: Happening) => kind)).toEqual(['network-removed', 'container-stopped']);
    expect(since).toBe(topology.takenAt);
  });

  it('are those of one network or container where one is named', async () => {
    stop();
    const ask = async (query: string) =>
      (await (await call('GET', `/api/events?${query}`, { headers: bearer })).json()).events.length;
    expect(await ask(`container=${container.id}`)).toBe(1);
    expect(await ask(`network=${network.id}`)).toBe(1);
    expect(await ask(`network=${network.id}&container=${container.id}`)).toBe(0);
    expect(await ask('limit=1')).toBe(1);
  });

  it.each(['limit=0', 'limit=1001', 'limit=many', 'network=shop_app', 'container=web', 'since=now'])(
    'refuse the query %s',
    async (query) => {
      expect((await call('GET', `/api/events?${query}`, { headers: bearer })).status).toBe(400);
    },
  );
});
