import {
  aDoubleContainer,
  aDoubleNetwork,
  DoubleWorld,
  hostileWorld,
  hugeLabel,
  startEngineDouble,
  worldOf,
  type EngineDouble,
} from '../engine-double';
import { startDashboard, type DashboardProcess } from './dashboard';

const longName = `backend-for-the-${'very-'.repeat(18)}long-running-reporting-stack`;

/** Worlds that a real engine on this machine cannot hold, or not in a moment. */
export const worlds = {
  empty: () => new DoubleWorld(),
  'an endpoint of nobody': () =>
    new DoubleWorld({
      networks: [aDoubleNetwork({ name: 'haunted', stale: ['ghost'] }), aDoubleNetwork({ name: 'only' })],
      containers: [aDoubleContainer({ name: 'alone', networks: { only: {} } })],
    }),
  'one container': () =>
    new DoubleWorld({
      networks: [aDoubleNetwork({ name: 'only' })],
      containers: [aDoubleContainer({ name: 'alone', networks: { only: {} } })],
    }),
  'three containers': () =>
    new DoubleWorld({
      networks: [aDoubleNetwork({ name: 'only' })],
      containers: ['busy', 'idle', 'stuck'].map((name) => aDoubleContainer({ name, networks: { only: {} } })),
    }),
  '300 containers': () => worldOf({ networks: 40, containers: 300, seed: 3 }),
  '1,000 containers': () => worldOf({ networks: 50, containers: 1000, seed: 3 }),
  '1,000 containers by hand': () => worldOf({ networks: 50, containers: 1000, seed: 3, byHand: true }),
  '5,000 containers': () => worldOf({ networks: 300, containers: 5000, seed: 3 }),
  '3,000 containers and a huge label': () => {
    const world = worldOf({ networks: 300, containers: 3_000, seed: 3 });
    world.createNetwork(aDoubleNetwork({ name: 'heavy', labels: hugeLabel() }));
    world.createContainer(aDoubleContainer({ name: 'heavy-label', networks: { heavy: {} }, labels: hugeLabel() }));
    return world;
  },
  'hostile names': () => hostileWorld({ labelBytes: 2000 }),
  'long and right-to-left names': () =>
    new DoubleWorld({
      networks: [
        aDoubleNetwork({ name: longName }),
        aDoubleNetwork({ name: 'شبكة-المتجر' }),
        aDoubleNetwork({ name: 'רשת פנימית', internal: true }),
      ],
      containers: [
        aDoubleContainer({
          name: `worker-${'that-does-everything-'.repeat(5)}1`,
          networks: { [longName]: {} },
        }),
        aDoubleContainer({ name: 'web', networks: { 'شبكة-المتجر': {}, 'רשת פנימית': {} } }),
        aDoubleContainer({ name: 'db', networks: { 'רשת פנימית': {} } }),
      ],
    }),
} as const satisfies Record<string, () => DoubleWorld>;

export interface Stage {
  double: EngineDouble;
  dashboard: DashboardProcess;
}

/** The product in front of a double with one of these worlds; both are gone afterwards. */
export async function onADouble(
  name: keyof typeof worlds,
  play: (stage: Stage) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const double = await startEngineDouble({ world: worlds[name]() });
  try {
    const dashboard = await startDashboard(double.dockerHost, env);
    try {
      await play({ double, dashboard });
    } finally {
      await dashboard.stop();
    }
  } finally {
    await double.stop();
  }
}
