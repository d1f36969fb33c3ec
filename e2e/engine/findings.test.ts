import { beforeAll, describe, expect, it } from 'vitest';
import { findingsOf, unexamined } from '@/lib/findings/findings';
import type { Inventory } from '@/lib/inventory/inventory';
import type { FindingRule } from '@/lib/model/finding';
import { uplink } from '../lab/addresses.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { withLab } from './with-lab';

const under = withLab();
let inventory: Inventory;

beforeAll(async () => {
  await under.lab.docker('swarm', 'init', '--advertise-addr', uplink.address);
  for (const options of [[], ['--internal'], ['--opt', 'com.docker.network.bridge.enable_icc=false']]) {
    await under.lab.docker('network', 'create', ...options, `net${options.join('').replaceAll(/[^a-z]/g, '')}`);
  }
  inventory = under.follow();
}, 60_000);

const [plain, internal, apart] = ['net', 'netinternal', 'netoptcomdockernetworkbridgeenableiccfalse'];
const project = (name: string) => ['--label', `com.docker.compose.project=${name}`];

/** Runs it under that name, and waits until all of it is known. */
async function run(name: string, ...options: string[]): Promise<void> {
  await under.lab.docker('run', '-d', '--name', name, ...options, busyboxImage, 'sleep', '3600');
  await until(`${name} to be examined`, () => inventory.resolveContainer(name)?.privileges ?? false);
}

function rulesOf(name: string): FindingRule[] {
  return findingsOf(inventory.topology).flatMap(({ finding }) => (finding.name === name ? finding.rule : []));
}

/** Not as root: that would take every capability, which the lab may not have to give. */
const privileged = ['--privileged', '--user', '65534'];

/** Of one container each: how it is run to be found, and how not to be. */
const containers: [FindingRule, hazard: string[], harmless: string[]][] = [
  ['privileged', [...privileged, '--network', apart], ['--network', apart]],
  ['added-capability', ['--cap-add', 'NET_ADMIN', '--network', apart], ['--cap-add', 'NET_RAW', '--network', apart]],
  [
    'published-everywhere',
    ['--publish', '8181:80', '--network', apart],
    ['--publish', '127.0.0.1:8182:80', '--network', apart],
  ],
  ['host-network', ['--network', 'host'], ['--network', 'none']],
];

describe('on a real engine', () => {
  it.each(containers)('%s: the one is found and the other not', async (rule, hazard, harmless) => {
    await run(`bad-${rule}`, ...hazard);
    await run(`good-${rule}`, ...harmless);
    expect(rulesOf(`bad-${rule}`)).toEqual([rule]);
    expect(rulesOf(`good-${rule}`)).toEqual([]);
    await under.lab.docker('rm', '-f', `bad-${rule}`, `good-${rule}`);
  });

  it('engine-socket: by itself, by its folder, for reading only; another mount is none', async () => {
    const { socket } = under.lab;
    await run('by-itself', '--network', apart, '--volume', `${socket}:/anywhere.sock`);
    await run('read-only', '--network', apart, '--volume', `${socket.slice(0, socket.lastIndexOf('/'))}:/x:ro`);
    await run('a-volume', '--network', apart, '--volume', 'data:/var/run/docker.sock');
    expect([rulesOf('by-itself'), rulesOf('read-only'), rulesOf('a-volume')]).toEqual([
      ['engine-socket'],
      ['engine-socket'],
      [],
    ]);
    // The path stays where it is.
    expect(JSON.stringify(inventory.topology.containers)).not.toContain('anywhere.sock');
    expect(JSON.stringify(inventory.topology.containers)).not.toContain(socket);
    await under.lab.docker('rm', '-f', 'by-itself', 'read-only', 'a-volume');
  });

  it('straddles-internal: on an internal network and on another; on the internal one alone', async () => {
    await run('inside', '--network', internal);
    await run('both', '--network', internal);
    await under.lab.docker('network', 'connect', apart, 'both');
    await until('both networks', () => rulesOf('both').length > 0);
    expect([rulesOf('both'), rulesOf('inside')]).toEqual([['straddles-internal'], []]);
    await under.lab.docker('rm', '-f', 'inside', 'both');
  });

  it('shared-bridge: two projects with ICC; the same two without', async () => {
    await run('shop-1', '--network', plain, ...project('shop'));
    await run('shop-2', '--network', plain, ...project('shop'));
    expect(rulesOf(plain)).toEqual([]);
    await run('metrics-1', '--network', plain, ...project('metrics'));
    for (const name of ['shop-2', 'metrics-1']) await under.lab.docker('network', 'connect', apart, name);
    await until('all on both', () => inventory.topology.endpoints.length === 5);
    expect([rulesOf(plain), rulesOf(apart)]).toEqual([['shared-bridge'], []]);
    await under.lab.docker('rm', '-f', 'shop-1', 'shop-2', 'metrics-1');
  });

  it('default-bridge: in use by one, shared by two, free again', async () => {
    await until('nobody', () => inventory.topology.containers.length === 0);
    expect(rulesOf('bridge')).toEqual([]);
    await run('first');
    expect(rulesOf('bridge')).toEqual(['default-bridge']);
    await run('second');
    expect(rulesOf('bridge')).toEqual(['shared-bridge', 'default-bridge']);
    await under.lab.docker('rm', '-f', 'first', 'second');
    await until('nobody', () => rulesOf('bridge').length === 0);
  });

  it('unencrypted-overlay: without the option, and with it', async () => {
    await under.lab.docker('network', 'create', '--driver', 'overlay', '--opt', 'encrypted', 'sealed');
    await under.lab.docker('network', 'create', '--driver', 'overlay', 'open');
    await until('both', () => inventory.resolveNetwork('open') && inventory.resolveNetwork('sealed'));
    expect([rulesOf('open'), rulesOf('sealed')]).toEqual([['unencrypted-overlay'], []]);
  });

  it('what was found of a container is found of the next one of that name, and not while it is stopped', async () => {
    const idOf = () => findingsOf(inventory.topology).find(({ finding }) => finding.name === 'again')?.finding.id;
    await run('again', ...privileged, '--network', apart);
    const before = idOf();
    expect(before).toBeDefined();
    await under.lab.docker('kill', 'again');
    await until('it to be stopped', () => idOf() === undefined);
    expect(unexamined(inventory.topology)).toEqual([]);
    await under.lab.docker('start', 'again');
    await until('it to run', () => idOf() === before);
    await under.lab.docker('rm', '-f', 'again');
    await until('it to be gone', () => inventory.resolveContainer('again') === null);
    await run('again', ...privileged, '--network', apart);
    expect(idOf()).toBe(before);
  });
});
