import { describe, expect, it } from 'vitest';
import { connectRequestFor, requestFor } from '@/lib/commands/network-request';
import { operationLabel } from '@/lib/model';
import type { ActionId, Topology } from '@/lib/model';
import { aContainer, anAuthor, aNetwork, aNetworkId, anEndpoint, aTime, aTopology } from '@/lib/model/builders';
import { editOf, withEvent } from './edit-order';
import type { Edit } from './edit-order';
import { nextStep, stepsOf } from './next-step';

const id = '00000000-0000-4000-8000-000000000001' as ActionId;
const old = aNetwork({ name: 'app', subnets: [{ subnet: '10.1.0.0/24', gateway: null, ipRange: null, reserved: {} }] });
const made = aNetwork({ ...old, id: aNetworkId('made'), internal: true, labels: { [operationLabel]: id } });
const restored = aNetwork({ ...old, id: aNetworkId('restored') });
const [web, db, late] = ['web', 'db', 'late'].map((name) => aContainer({ name })) as [
  ReturnType<typeof aContainer>,
  ReturnType<typeof aContainer>,
  ReturnType<typeof aContainer>,
];

const memberOf = (container: typeof web) => {
  const request = connectRequestFor(anEndpoint(old, container), null);
  return { containerId: container.id, name: container.name, from: request, to: request };
};
const edit = editOf({
  ...{ id, at: aTime, author: anAuthor, undoes: null, network: old, asked: null },
  before: requestFor(old),
  after: { ...requestFor(old), internal: true, labels: { [operationLabel]: id } },
  members: [memberOf(web), memberOf(db)],
  known: [old.id],
});
const turned = withEvent(edit, { kind: 'turned', at: aTime, why: 'It was refused.', engineMessage: null });

type Network = typeof old;
const world = (networks: Network[], on: [Network, typeof web][], containers = [web, db]): Topology =>
  aTopology({ networks, containers, endpoints: on.map(([network, container]) => anEndpoint(network, container)) });

describe('the next step of an edit', () => {
  it.each<[string, Edit, Topology, object]>([
    [
      'begins with whoever is on the old network',
      edit,
      world(
        [old],
        [
          [old, web],
          [old, db],
        ],
      ),
      { do: 'disconnect', networkId: old.id },
    ],
    ['detaches the last one', edit, world([old], [[old, db]]), { do: 'disconnect', containerId: db.id }],
    [
      'takes along who joined meanwhile',
      edit,
      world([old], [[old, late]], [web, db, late]),
      { do: 'join', containerId: late.id },
    ],
    ['removes the old network once it is empty', edit, world([old], []), { do: 'remove', networkId: old.id }],
    ['makes the new one once the old one is gone', edit, world([], []), { do: 'create', request: { internal: true } }],
    [
      'attaches the first',
      edit,
      world([made], []),
      { do: 'connect', networkId: made.id, request: { containerId: web.id } },
    ],
    ['attaches the second', edit, world([made], [[made, web]]), { do: 'connect', request: { containerId: db.id } }],
    ['skips who is gone', edit, world([made], [[made, web]], [web]), { do: 'skip', containerId: db.id }],
    [
      'ends when everyone is there',
      edit,
      world(
        [made],
        [
          [made, web],
          [made, db],
        ],
      ),
      { do: 'finish', network: { id: made.id } },
    ],
    [
      'is not misled by a network of the same name',
      edit,
      world([restored], []),
      { do: 'create', request: { internal: true } },
    ],
    [
      'going back, attaches to the old one while it is there',
      turned,
      world([old], [[old, web]]),
      { do: 'connect', networkId: old.id, request: { containerId: db.id } },
    ],
    ['going back, empties the new one', turned, world([made], [[made, web]]), { do: 'disconnect', networkId: made.id }],
    ['going back, removes the new one', turned, world([made], []), { do: 'remove', networkId: made.id }],
    [
      'going back, makes the old one anew',
      turned,
      world([], []),
      { do: 'create', request: { internal: false, labels: {} } },
    ],
    [
      'going back, takes nobody else’s network of that name for its own',
      turned,
      world([{ ...restored, driver: 'macvlan', internal: true }], []),
      { do: 'create', request: { internal: false } },
    ],
    ['going back, knows what it made anew', turned, world([restored], []), { do: 'connect', networkId: restored.id }],
    [
      'going back, ends when everyone is there',
      turned,
      world(
        [restored],
        [
          [restored, web],
          [restored, db],
        ],
      ),
      { do: 'finish' },
    ],
  ])('%s', (_title, now, topology, step) => {
    expect(nextStep(now, topology)).toMatchObject(step);
  });

  it('says who is attached otherwise than asked', () => {
    const asked = editOf({
      ...edit.order,
      members: [{ ...memberOf(web), to: { containerId: web.id, aliases: ['www'] } }],
    });
    expect(nextStep(asked, world([made], [[made, web]]))).toMatchObject({ do: 'complain', why: /alias www/ });
  });

  it('leads to the end from every state, in as many steps as are counted', () => {
    let topology = world(
      [old],
      [
        [old, web],
        [old, db],
      ],
    );
    const seen: number[] = [];
    for (let step = nextStep(edit, topology); step.do !== 'finish'; step = nextStep(edit, topology)) {
      seen.push(stepsOf(edit, topology).done);
      topology = taken(topology, step);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
    expect(stepsOf(edit, topology)).toMatchObject({ done: 6, of: 6, isSafe: false });
  });
});

function taken(topology: Topology, step: ReturnType<typeof nextStep>): Topology {
  const { networks, endpoints, containers } = topology;
  switch (step.do) {
    case 'disconnect':
      return aTopology({
        networks,
        containers,
        endpoints: endpoints.filter((one) => one.containerId !== step.containerId || one.networkId !== step.networkId),
      });
    case 'remove':
      return aTopology({ networks: networks.filter((one) => one.id !== step.networkId), containers, endpoints });
    case 'create':
      return aTopology({ networks: [...networks, made], containers, endpoints });
    case 'connect': {
      const container = containers.find((one) => one.id === step.request.containerId);
      return aTopology({
        networks,
        containers,
        endpoints: [...endpoints, ...(container ? [anEndpoint(made, container)] : [])],
      });
    }
    default:
      throw new Error(`no such step here: ${step.do}`);
  }
}
