import { beforeAll, describe, expect, it } from 'vitest';
import type { Inventory } from '@/lib/inventory/inventory';
import { endpointId, type Container, type EndpointId, type Network } from '@/lib/model';
import { chooseSource } from '@/lib/traffic/choose-source';
import type { InterfaceCounters } from '@/lib/traffic/source';
import { candidatesOf, targetsOf } from '@/lib/traffic/targets';
import { busyboxImage } from '../lab/engine.mjs';
import { swallow } from '../lab/traffic.mjs';
import { until } from '../lab/waiting.mjs';
import { header, payload, sendPayload, smallTalk } from './payload';
import { withLab } from './with-lab';

const under = withLab();
const source = chooseSource('auto', () => Promise.reject(new Error('the processes of this engine are here')));
let inventory: Inventory;

const network = (name: string): Network => inventory.resolveNetwork(name) ?? expect.unreachable(`no network ${name}`);
const container = (name: string): Container => inventory.resolveContainer(name) ?? expect.unreachable(`no ${name}`);
const endpoint = (on: string, of: string): EndpointId => endpointId(network(on).id, container(of).id);
const start = (name: string, on: string, ...command: string[]) =>
  under.lab.docker('run', '-d', '--name', name, '--network', on, busyboxImage, ...command);

beforeAll(async () => {
  for (const name of ['busy', 'quiet']) await under.lab.docker('network', 'create', name);
  // The order of joining, of names and of interfaces must not decide what is whose.
  await start('sender', 'quiet', 'sleep', '3600');
  await under.lab.docker('network', 'connect', 'busy', 'sender');
  await start('receiver', 'busy', 'sh', '-c', `${swallow(9000)} sleep 3600`);
  await start('bystander', 'quiet', 'sleep', '3600');
  await start('hosted', 'host', 'sleep', '3600');
  inventory = under.follow();
  await until('every process id', () => ['sender', 'receiver', 'bystander', 'hosted'].every(isInspected));
});

const isInspected = (name: string) => {
  const found = inventory.resolveContainer(name);
  return found !== null && inventory.pidOf(found.id) !== null;
};

/** As the sampler reads, without its clock. */
const read = () => source.read(targetsOf(candidatesOf(inventory.topology), (id) => inventory.pidOf(id)));

describe('traffic on a real engine', () => {
  it('is attributed to the endpoints and the network that carried it, and to no other', async () => {
    const before = await read();
    const to = inventory.topology.endpoints.find(({ id }) => id === endpoint('busy', 'receiver'))?.ipv4?.split('/')[0];
    await sendPayload(inventory.pidOf(container('sender').id), to);
    const after = await read();
    expect(after.unattributed).toEqual([]);

    const grown = (id: EndpointId, field: keyof InterfaceCounters) => {
      const [was, is] = [before, after].map(({ byEndpoint }) => byEndpoint.get(id)?.counters[field]);
      return (is ?? NaN) - (was ?? NaN);
    };
    const expectBetween = (value: number, least: number, most: number) => {
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThan(most);
    };
    const [sender, receiver] = [endpoint('busy', 'sender'), endpoint('busy', 'receiver')];
    const there = header * grown(sender, 'txPackets') + smallTalk;
    const back = header * grown(receiver, 'txPackets') + smallTalk;
    expectBetween(grown(sender, 'txBytes'), payload, payload + there);
    expectBetween(grown(receiver, 'rxBytes'), payload, payload + there);
    // Acknowledgements carry nothing.
    expectBetween(grown(sender, 'rxBytes'), 1, back);
    expectBetween(grown(receiver, 'txBytes'), 1, back);
    for (const id of [endpoint('quiet', 'sender'), endpoint('quiet', 'bystander')])
      for (const field of ['rxBytes', 'txBytes'] as const) expectBetween(grown(id, field), 0, smallTalk);

    const ofNetwork = (name: string) => {
      const members = inventory.topology.endpoints.filter(({ networkId }) => networkId === network(name).id);
      return members.reduce((sum, { id }) => sum + grown(id, 'txBytes'), 0);
    };
    expectBetween(ofNetwork('busy'), payload, payload + there + back);
    expectBetween(ofNetwork('quiet'), 0, 2 * smallTalk);
  });

  it('of the host is no container’s', async () => {
    const { id } = container('hosted');
    const own = inventory.topology.endpoints.filter(({ containerId }) => containerId === id);
    expect(own).toMatchObject([{ networkId: network('host').id }]);
    const { byEndpoint } = await read();
    expect([...byEndpoint.keys()].sort()).toEqual(
      [
        endpoint('quiet', 'sender'),
        endpoint('busy', 'sender'),
        endpoint('busy', 'receiver'),
        endpoint('quiet', 'bystander'),
      ].sort(),
    );
  });
});
