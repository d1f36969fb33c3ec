import { describe, expect, it } from 'vitest';
import { engineIdSchema, type Topology } from '@/lib/model';
import { aContainer, aContainerId, anEndpoint, anEngine, aNetwork, aTime, aTopology } from '@/lib/model/builders';
import { HappeningLog } from './happening-log';
import { app, onStage, pass, type Stage } from './stage';

const later = '2026-01-02T04:00:00.000Z';
const network = aNetwork({ name: 'app' });
const web = aContainer({ name: 'web' });
const stopped = aContainer({ name: 'web', state: 'exited' });
const endpoint = anEndpoint(network, web);
const asleep = { ...endpoint, active: false, ipv4: null };
const world = (overrides: Partial<Topology> = {}) =>
  aTopology({ networks: [network], containers: [web], endpoints: [endpoint], ...overrides });

function kindsOf(...topologies: Topology[]): string[] {
  const log = new HappeningLog();
  for (const topology of topologies) log.observe(topology);
  return log.read({ limit: 1000 }).events.map(({ kind }) => kind);
}

describe('the log of what happened', () => {
  it('begins with the first listing, whose objects did not just come to be', () => {
    const silent = aTopology({ engines: [anEngine({ status: 'unreachable' })] });
    expect(kindsOf(silent, silent, world())).toEqual([]);
  });

  it('begins anew with another engine', () => {
    const other = anEngine({ id: engineIdSchema.parse('OTHER') });
    const log = new HappeningLog();
    for (const topology of [world(), aTopology({ engines: [other], takenAt: later }), world()]) log.observe(topology);
    expect(log.read({ limit: 10 })).toEqual({ events: [], since: aTime });
  });

  it('tells what happened while the engine was away, and that it was', () => {
    const away = world({ engines: [anEngine({ status: 'stale' })] });
    expect(kindsOf(world(), away, away, world({ containers: [stopped] }))).toEqual([
      'container-stopped',
      'engine-back',
      'engine-lost',
    ]);
  });

  it('tells a restart once, although the start time comes after the start', () => {
    const inspected = world({ containers: [{ ...web, startedAt: later }] });
    const withOther = world({ containers: [web, aContainer({ name: 'db' })] });
    expect(kindsOf(world(), world({ containers: [stopped] }), world(), withOther, inspected)).toEqual([
      'container-removed',
      'container-stopped',
      'container-started',
      'container-created',
      'container-started',
      'container-stopped',
    ]);
    expect(kindsOf(world(), inspected)).toEqual(['container-restarted']);
  });

  it('knows the address of before a stop', () => {
    const moved = world({ endpoints: [{ ...endpoint, ipv4: '10.9.9.9/24' }] });
    const down = world({ containers: [stopped], endpoints: [asleep] });
    const kinds = kindsOf(world(), down, { ...down, takenAt: later }, moved);
    expect(kinds).toContain('address-changed');
    expect(kindsOf(world(), down, world())).not.toContain('address-changed');
  });

  it('holds the newest thousand, and says from when on it is complete', () => {
    const log = new HappeningLog();
    log.observe(world());
    for (let round = 1; round <= 600; round++) {
      const takenAt = new Date(Date.parse(aTime) + round * 1000).toISOString();
      log.observe(world({ takenAt, containers: [aContainer({ id: web.id, name: `web-${round}` })] }));
      if (round === 1) expect(log.read({ limit: 10 }).since).toBe(aTime);
      log.observe(world({ takenAt, containers: [web] }));
    }
    const { events, since } = log.read({ limit: 5000 });
    expect(events).toHaveLength(1000);
    expect(since).toBe(events.at(-1)?.at);
    expect(log.read({ limit: 3 }).events).toEqual(events.slice(0, 3));
    expect(log.read({ limit: 3, containerId: aContainerId('other') }).events).toEqual([]);
  });
});

describe('on an inventory', () => {
  let stage: Stage;
  onStage((fresh) => (stage = fresh));

  it('a quick restart is one event', async () => {
    const log = new HappeningLog();
    stage.inventory.subscribe((topology) => log.observe(topology));
    await stage.start();
    expect(log.read({ limit: 10 }).events).toEqual([]);
    const again = { ...aContainer({ name: 'web' }), startedAt: later };
    stage.engine.containers[0] = {
      container: again,
      endpoints: [anEndpoint(app, again, { engineEndpointId: 'anew' })],
    };
    stage.engine.emit({ kind: 'container', id: again.id });
    await pass();
    expect(log.read({ limit: 10 }).events).toMatchObject([{ kind: 'container-restarted', containerName: 'web' }]);
  });
});
