import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import type { Inventory } from '@/lib/inventory/inventory';
import { busyboxImage } from '../lab/engine.mjs';
import { EngineRefusal } from '../lab/engine-api.mjs';
import { until } from '../lab/waiting.mjs';
import { eventuallyEqual } from './eventually';
import { factsOf, readIndependently } from './independent-reading';
import { withLab } from './with-lab';

const under = withLab();
let inventory: Inventory;

const containers = ['c0', 'c1', 'c2', 'c3'];
const networks = ['n0', 'n1', 'n2'];

beforeAll(async () => {
  for (const name of networks) await createNetwork(name);
  for (const name of containers) {
    await create(name, 'n0');
    await post(`/containers/${name}/start`);
  }
  inventory = under.follow({ reconcileMs: 1_000 });
  await until('the engine', () => inventory.connection.status === 'live');
});

const post = (path: string, body?: unknown) => under.call('POST', path, body);
const withSubnet = 'n2';
const createNetwork = (name: string) =>
  post('/networks/create', {
    ...{ Name: name, CheckDuplicate: true },
    ...(name === withSubnet && { IPAM: { Config: [{ Subnet: '10.79.2.0/24' }] } }),
  });
/** Of the network alone: a stopped container that is connected anew emits nothing, and lists hold no aliases. */
const endpointOn = (network: string) => ({ Aliases: [`on-${network}`] });
const create = (name: string, network: string) =>
  post(`/containers/create?name=${name}`, {
    ...{ Image: busyboxImage, Cmd: ['sleep', '1000000'], StopSignal: 'SIGKILL' },
    ...{ Healthcheck: { Test: ['CMD', 'true'], Interval: 500_000_000 }, ExposedPorts: { '80/tcp': {}, '81/udp': {} } },
    HostConfig: { NetworkMode: network, PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] } },
    NetworkingConfig: { EndpointsConfig: { [network]: endpointOn(network) } },
  });

const container = fc.constantFrom(...containers);
const network = fc.constantFrom(...networks);

/** An operation of somebody else, on whatever there may be; many are refused, as in life. */
const operation: fc.Arbitrary<{ said: string; run: () => Promise<unknown> }> = fc.oneof(
  { weight: 2, arbitrary: two('create', container, network, create) },
  {
    weight: 5,
    arbitrary: two('connect', container, network, (c, n) =>
      post(`/networks/${n}/connect`, { Container: c, EndpointConfig: endpointOn(n) }),
    ),
  },
  {
    weight: 2,
    arbitrary: two('connect with an address', container, fc.constantFrom('100', '101'), (c, host) =>
      post(`/networks/${withSubnet}/connect`, {
        Container: c,
        EndpointConfig: { ...endpointOn(withSubnet), IPAMConfig: { IPv4Address: `10.79.2.${host}` } },
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: two('disconnect', container, network, (c, n) =>
      post(`/networks/${n}/disconnect`, { Container: c, Force: true }),
    ),
  },
  {
    weight: 1,
    arbitrary: two('rename', container, container, (c, name) => post(`/containers/${c}/rename?name=${name}`)),
  },
  { weight: 2, arbitrary: one('stop', container, (c) => post(`/containers/${c}/stop?t=0`)) },
  { weight: 3, arbitrary: one('start', container, (c) => post(`/containers/${c}/start`)) },
  { weight: 1, arbitrary: one('restart', container, (c) => post(`/containers/${c}/restart?t=0`)) },
  { weight: 1, arbitrary: one('pause', container, (c) => post(`/containers/${c}/pause`)) },
  { weight: 2, arbitrary: one('unpause', container, (c) => post(`/containers/${c}/unpause`)) },
  { weight: 1, arbitrary: one('remove', container, (c) => under.call('DELETE', `/containers/${c}?force=1`)) },
  {
    weight: 2,
    arbitrary: one('network create', network, createNetwork),
  },
  { weight: 1, arbitrary: one('network remove', network, (n) => under.call('DELETE', `/networks/${n}`)) },
);

function one(verb: string, a: fc.Arbitrary<string>, act: (a: string) => Promise<unknown>) {
  return a.map((a) => ({ said: `${verb} ${a}`, run: () => act(a) }));
}

function two(
  verb: string,
  a: fc.Arbitrary<string>,
  b: fc.Arbitrary<string>,
  act: (a: string, b: string) => Promise<unknown>,
) {
  return fc.tuple(a, b).map(([a, b]) => ({ said: `${verb} ${a} ${b}`, run: () => act(a, b) }));
}

describe('convergence', () => {
  // A fixed number of bursts, however slow the machine: a time limit would let one burst pass for all.
  it('after any burst of engine operations the topology equals a fresh inspection', { timeout: 300_000 }, async () => {
    const burst = fc.array(operation, { minLength: 4, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(burst, burst, async (first, second) => {
        // Two people at once.
        await Promise.all(
          [first, second].map(async (operations) => {
            for (const { run } of operations) await run().catch(refusalOnly);
          }),
        );
        const said = `agreement after ${[first, second].map((list) => list.map((item) => item.said).join(', ')).join(' | ')}`;
        await eventuallyEqual(
          said,
          () => factsOf(inventory.topology),
          () => readIndependently(under.call),
          8_000,
        );
      }),
      // The engine's state is carried from run to run, so smaller counterexamples would not be the same ones.
      { numRuns: 12, endOnFailure: true },
    );
  });
});

/** What the engine refuses is part of the game; that it cannot be reached is not. */
function refusalOnly(error: unknown): void {
  if (!(error instanceof EngineRefusal)) throw error;
}
