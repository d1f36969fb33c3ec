import { beforeAll, describe, expect, it } from 'vitest';
import { actionsOn } from '@/lib/actions/scripted-world';
import type { Inventory } from '@/lib/inventory/inventory';
import type { EditNetworkRequest } from '@/lib/model';
import { anAuthor } from '@/lib/model/builders';
import { uplink } from '../lab/addresses.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { attachmentsOf, networkOf } from './attachments';
import { withLab } from './with-lab';

const under = withLab();
let inventory: Inventory;

beforeAll(async () => {
  await under.lab.docker('swarm', 'init', '--advertise-addr', uplink.address);
  inventory = under.follow();
}, 60_000);

async function stage(name: string, create: readonly string[], run: readonly string[]): Promise<string> {
  await under.lab.docker('network', 'create', ...create, name);
  const member = `on-${name}`;
  await under.lab.docker('run', '-d', '--name', member, '--network', name, ...run, busyboxImage, 'sleep', '3600');
  await until('both to be known', () => inventory.resolveNetwork(name) && inventory.resolveContainer(member));
  return member;
}

function edit(name: string, request: EditNetworkRequest) {
  const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null };
  const network = inventory.resolveNetwork(name);
  if (!network) throw new Error(`no network ${name}`);
  return actionsOn(deps).editNetwork(network.id, request, anAuthor, null);
}

describe('an edit of a network that is no plain bridge', () => {
  it('an overlay, whose removal takes the Swarm a while', async () => {
    const member = await stage('mesh', ['--driver', 'overlay', '--attachable', '--subnet', '10.55.0.0/24'], []);
    // Of an overlay the engine tells the address that it gave as one that was asked for.
    const before = await attachmentsOf(under.lab, [member]);
    await edit('mesh', { labels: { team: 'net' } });
    expect(await networkOf(under.lab, 'mesh')).toMatchObject({ Driver: 'overlay', Labels: { team: 'net' } });
    expect(await attachmentsOf(under.lab, [member])).toEqual(before);
  });

  it('a macvlan, with its parent and mode', async () => {
    const options = ['--opt', `parent=${uplink.device}`, '--opt', 'macvlan_mode=bridge'];
    const member = await stage(
      'lan',
      ['--driver', 'macvlan', '--subnet', '10.56.0.0/24', ...options],
      ['--ip', '10.56.0.9'],
    );
    const was = await networkOf(under.lab, 'lan');
    await edit('lan', { subnets: [{ subnet: '10.57.0.0/24', reserved: {} }] });
    const { IPAM: _old, ...rest } = was;
    expect(await networkOf(under.lab, 'lan')).toMatchObject(rest);
    expect(await attachmentsOf(under.lab, [member])).toMatchObject({
      [`/${member}`]: { networks: { lan: { fixed: '10.57.0.9', address: '10.57.0.9' } } },
    });
  });

  it('one with IPv6, whose fixed addresses keep their places in both families', async () => {
    const subnets = ['--ipv6', '--subnet', '10.58.0.0/24', '--subnet', 'fd00:58::/64'];
    const member = await stage('six', subnets, ['--ip', '10.58.0.9', '--ip6', 'fd00:58::9']);
    await edit('six', {
      subnets: [
        { subnet: '10.59.0.0/24', reserved: {} },
        { subnet: 'fd00:59::/64', reserved: {} },
      ],
    });
    const inspected = await under.lab.docker('inspect', member, '--format', '{{json .NetworkSettings.Networks.six}}');
    expect(JSON.parse(inspected)).toMatchObject({
      IPAMConfig: { IPv4Address: '10.59.0.9', IPv6Address: 'fd00:59::9' },
      IPAddress: '10.59.0.9',
      GlobalIPv6Address: 'fd00:59::9',
    });
  });

  it('is refused for one that services use, with their names', async () => {
    await under.lab.docker('network', 'create', '--driver', 'overlay', 'services');
    await under.lab.docker(
      'service',
      'create',
      '--detach',
      '--name',
      'shop',
      '--network',
      'services',
      busyboxImage,
      'sleep',
      '3600',
    );
    await until('the network', () => inventory.resolveNetwork('services'));
    await until('the task', () => inventory.topology.containers.some(({ swarmTask }) => swarmTask !== null));
    await expect(edit('services', { labels: { a: 'b' } })).rejects.toMatchObject({
      code: 'not_possible',
      message: expect.stringContaining('shop'),
    });
  });

  it.each([
    ['the default bridge', 'bridge', /engine’s own/],
    ['the ingress', 'ingress', /published ports of a Swarm/],
  ])('is refused for %s', async (_title, name, why) => {
    await until('the network', () => inventory.resolveNetwork(name));
    await expect(edit(name, { labels: { a: 'b' } })).rejects.toMatchObject({ message: expect.stringMatching(why) });
  });

  it('is refused where something would be lost: a label too long to be carried', async () => {
    await under.lab.docker('network', 'create', '--label', `long=${'x'.repeat(3000)}`, 'labelled');
    await until('the network', () => inventory.resolveNetwork('labelled'));
    await expect(edit('labelled', { internal: true })).rejects.toMatchObject({
      code: 'not_possible',
      message: expect.stringContaining('a label as long'),
    });
  });
});
