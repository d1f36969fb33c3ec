import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actions } from '@/lib/actions/actions';
import { actionsOn } from '@/lib/actions/scripted-world';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory } from '@/lib/inventory/inventory';
import { endpointId, type ContainerId, type NetworkId } from '@/lib/model';
import { anAuthor } from '@/lib/model/builders';
import { busyboxImage, startLab } from '../lab/engine.mjs';

type Lab = Awaited<ReturnType<typeof startLab>>;
let lab: Lab;
let inventory: Inventory;
let actions: Actions;

beforeAll(async () => {
  lab = await startLab({ name: `reach-${process.pid}` });
  inventory = new Inventory(
    connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: lab.dockerHost }, '/nonexistent')),
  );
  inventory.start();
  actions = actionsOn({ engine: inventory.engine, inventory, hostInterfaces: () => null });
});
afterAll(async () => {
  await inventory?.stop();
  inventory?.engine.close();
  await lab?.stop();
});

interface SmallWorld {
  /** Options of each network. */
  networks: readonly (readonly string[])[];
  /** Which of the networks each container is on at first: a bit for each. */
  containers: readonly number[];
  /** A container in the namespace of the first. */
  guest: boolean;
  /** Put on a network, or taken off where it is on it. */
  changes: readonly { who: number; where: number }[];
}

const apart = ['--opt', 'com.docker.network.bridge.enable_icc=false'];
const smallWorld: fc.Arbitrary<SmallWorld> = fc.record({
  networks: fc.array(fc.constantFrom([], ['--internal'], apart), { minLength: 3, maxLength: 3 }),
  containers: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 4 }),
  guest: fc.boolean(),
  changes: fc.array(fc.record({ who: fc.nat(3), where: fc.nat(2) }), { minLength: 2, maxLength: 3 }),
});

let serial = 0;

interface Built {
  networks: NetworkId[];
  containers: ContainerId[];
}

async function build({ networks, containers, guest }: SmallWorld): Promise<Built> {
  serial += 1;
  const names = networks.map((_, at) => `n${serial}-${at}`);
  const made: string[] = [];
  for (const [at, options] of networks.entries()) {
    made.push(
      await lab.docker('network', 'create', ...options, '--subnet', `10.8${serial % 10}.${at}.0/24`, names[at] ?? ''),
    );
  }
  const started: string[] = [];
  for (const [at, bits] of containers.entries()) {
    const [first = '', ...others] = names.filter((_, network) => (bits >> network) & 1);
    const id = await lab.docker(
      'run',
      '-d',
      '--name',
      `c${serial}-${at}`,
      '--network',
      first,
      busyboxImage,
      'sleep',
      '3600',
    );
    for (const network of others) await lab.docker('network', 'connect', network, id);
    started.push(id);
  }
  if (guest) {
    const mode = `container:c${serial}-0`;
    started.push(
      await lab.docker('run', '-d', '--name', `c${serial}-g`, '--network', mode, busyboxImage, 'sleep', '3600'),
    );
  }
  await expect.poll(() => started.every((id) => inventory.resolveContainer(id))).toBe(true);
  await inventory.refresh({ containers: started as ContainerId[], networks: made as NetworkId[] });
  return { networks: made as NetworkId[], containers: started as ContainerId[] };
}

async function tearDown({ networks, containers }: Built): Promise<void> {
  await lab.docker('rm', '-f', ...containers);
  for (const id of networks) await lab.docker('network', 'rm', id);
}

const addressesFormat = '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}';

/** Who gets an answer from whom, at any of its addresses: what the kernel does, past everything of ours. */
async function pings({ containers }: Built): Promise<Set<string>> {
  const owners = await Promise.all(
    containers.map(async (id) => {
      const mode = await lab.docker('inspect', id, '--format', '{{.HostConfig.NetworkMode}}');
      return mode.startsWith('container:') ? lab.docker('inspect', mode.slice(10), '--format', '{{.Id}}') : id;
    }),
  );
  const addresses = await Promise.all(
    owners.map(async (owner) => {
      const text = await lab.docker('inspect', owner, '--format', addressesFormat);
      return text.split(' ').filter(Boolean);
    }),
  );
  // Once for each namespace: busybox tells replies apart by process id only, which repeats in another container.
  const targets = [...new Set(addresses.flat())];
  const each = targets.map((address) => `(ping -c1 -W1 ${address} >/dev/null 2>&1 && echo ${address}) &`).join(' ');
  const answers = new Map(
    await Promise.all(
      [...new Set(owners)].map(async (owner): Promise<[string, Set<string>]> => {
        return [owner, new Set((await lab.docker('exec', owner, 'sh', '-c', `${each} wait`)).split('\n'))];
      }),
    ),
  );
  const reached = new Set<string>();
  for (const [at, from] of containers.entries()) {
    for (const [other, to] of containers.entries()) {
      if (to === from) continue;
      const answered = answers.get(owners[at] ?? '');
      // In one namespace there is always loopback.
      const isNear = owners[at] === owners[other];
      if (isNear || addresses[other]?.some((address) => answered?.has(address))) reached.add(`${from} ${to}`);
    }
  }
  return reached;
}

const difference = (a: ReadonlySet<string>, b: ReadonlySet<string>, from: string) =>
  [...a].filter((pair) => pair.startsWith(from) && !b.has(pair)).map((pair) => pair.split(' ')[1]);

describe('whom a preview says to come into reach, and to go out of it', () => {
  it('are those whom pings then find, and find no more, on random small worlds', async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, async (spec) => {
        const built = await build(spec);
        try {
          let before = await pings(built);
          for (const { who, where } of spec.changes) {
            const [containerId, networkId] = [built.containers[who % spec.containers.length], built.networks[where]];
            if (!containerId || !networkId) throw new Error('a world without ends');
            const present = inventory.topology.endpoints.some(({ id }) => id === endpointId(networkId, containerId));
            const request = { networkId, containerId, force: false };
            const { preview } = present
              ? actions.planDisconnect(request)
              : actions.planConnect(networkId, { containerId });
            expect(preview).toMatchObject({ allowed: true });
            const { actionId } = present
              ? await actions.disconnect(request, anAuthor)
              : await actions.connect(networkId, { containerId }, anAuthor);
            const after = await pings(built);
            const { gained, lost } = preview.effects.reachable;
            expect(difference(after, before, containerId).sort()).toEqual([...gained].sort());
            expect(difference(before, after, containerId).sort()).toEqual([...lost].sort());

            // And back: an undo leaves the world as it was before.
            await actions.undo(actionId, anAuthor);
            expect(await pings(built)).toEqual(before);
            if (present) await actions.disconnect(request, anAuthor);
            else await actions.connect(networkId, { containerId }, anAuthor);
            before = after;
          }
        } finally {
          await tearDown(built);
        }
      }),
      // Each world takes a quarter of a minute: what failed is told as it is, not made smaller.
      { numRuns: 4, endOnFailure: true },
    );
  }, 240_000);
});
