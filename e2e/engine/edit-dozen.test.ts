import { beforeAll, describe, expect, it } from 'vitest';
import { Actions } from '@/lib/actions/actions';
import { Editor } from '@/lib/actions/edit/editor';
import { AuditLog } from '@/lib/audit/audit-log';
import type { Inventory } from '@/lib/inventory/inventory';
import type { EditProgress, NetworkId } from '@/lib/model';
import { anAuthor } from '@/lib/model/builders';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { attachmentsOf } from './attachments';
import { withLab } from './with-lab';

const under = withLab();
const dozen = Array.from({ length: 12 }, (_, at) => `member-${at}`);
let inventory: Inventory;
let actions: Actions;
let onProgress: (progress: EditProgress) => void = () => undefined;

beforeAll(async () => {
  const { lab } = under;
  await lab.docker('network', 'create', '--subnet', '10.71.0.0/24', 'other');
  await lab.docker('network', 'create', '--subnet', '10.70.0.0/24', 'app');
  await Promise.all(
    dozen.map(async (name, at) => {
      const how = ['--network', 'app', '--ip', `10.70.0.${100 + at}`, '--network-alias', `alias-${at}`];
      const serve = `echo ${name} > /index.html; exec httpd -f -p 80 -h /`;
      await lab.docker('run', '-d', '--name', name, ...how, busyboxImage, 'sh', '-c', serve);
      if (at % 2 === 0) await lab.docker('network', 'connect', 'other', name);
    }),
  );
  inventory = under.follow();
  await until('the dozen to be known', () => inventory.topology.containers.length === dozen.length);
  const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null };
  const log = { warn: () => undefined, info: () => undefined };
  const audit = AuditLog.inMemory();
  const editor = new Editor({ deps, audit, directory: null, log, onProgress: (one) => onProgress(one) });
  actions = new Actions(deps, audit, editor);
}, 120_000);

const to = (subnet: string) => ({ subnets: [{ subnet, reserved: {} }] });

async function app(): Promise<NetworkId> {
  await until('the network', () => inventory.resolveNetwork('app') !== null);
  const network = inventory.resolveNetwork('app');
  if (!network) throw new Error('no network app');
  return network.id;
}

describe('a dozen containers with fixed addresses, aliases and several networks', () => {
  it('stay where they are when the edit is cancelled while they are being detached', async () => {
    const before = await attachmentsOf(under.lab, dozen);
    const id = await app();
    onProgress = ({ phase, done }) => {
      if (phase === 'detaching' && done === 3) actions.cancelEdit(id, anAuthor);
    };
    await expect(actions.editNetwork(id, to('10.72.0.0/24'), anAuthor, null)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('cancelled'),
    });
    expect(await attachmentsOf(under.lab, dozen)).toEqual(before);
    expect(await app()).toBe(id);
  });

  it('take along who is attached meanwhile, and leave out who is removed', async () => {
    const id = await app();
    await under.lab.docker('run', '-d', '--name', 'late', '--network', 'other', busyboxImage, 'sleep', '3600');
    await under.lab.docker('run', '-d', '--name', 'gone', '--network', 'app', busyboxImage, 'sleep', '3600');
    await until('both to be known', () => inventory.resolveContainer('gone') && inventory.resolveContainer('late'));
    let meanwhile: Promise<unknown> | null = null;
    onProgress = ({ phase, done }) => {
      if (phase !== 'detaching' || done !== 2) return;
      meanwhile ??= Promise.all([
        under.lab.docker('network', 'connect', '--alias', 'latecomer', 'app', 'late'),
        under.lab.docker('rm', '-f', 'gone'),
      ]);
    };
    const { warning } = await actions.editNetwork(id, to('10.73.0.0/24'), anAuthor, null);
    await meanwhile;
    expect(warning ?? '').toMatch(/^(“gone” does not exist any more\.|)$/);
    const { '/late': late } = await attachmentsOf(under.lab, ['late']);
    expect(late).toMatchObject({ networks: { app: { aliases: ['latecomer'], address: '10.73.0' } } });
    await under.lab.docker('rm', '-f', 'late');
    // One that is just being removed is no member that could be given back: the plan says so.
    await until('it to be gone', () => inventory.resolveContainer('late') === null);
    onProgress = () => undefined;
    await actions.editNetwork(await app(), to('10.70.0.0/24'), anAuthor, null);
  });

  it('come through a change of the subnet, and reach each other by name', async () => {
    const before = await attachmentsOf(under.lab, dozen);
    const plan = await actions.planEdit(await app(), to('10.74.0.0/24'));
    expect(plan.preview).toMatchObject({ allowed: true, interruptionSeconds: expect.any(Number) });
    await actions.editNetwork(await app(), to('10.74.0.0/24'), anAuthor, plan.preview.version);
    const after = await attachmentsOf(under.lab, dozen);
    expect(after).toEqual(JSON.parse(JSON.stringify(before).replaceAll('10.70.0', '10.74.0')));
    await Promise.all(
      dozen.map(async (name, at) => {
        const next = (at + 1) % dozen.length;
        const inside = (...command: string[]) => under.lab.docker('exec', name, ...command);
        expect(await inside('nslookup', `alias-${next}`)).toContain(`10.74.0.${100 + next}`);
        expect(await inside('wget', '-q', '-O', '-', `http://alias-${next}/`)).toBe(`member-${next}`);
      }),
    );
  });

  it('are not touched where the network has changed since it was looked at', async () => {
    const id = await app();
    const plan = await actions.planEdit(id, to('10.75.0.0/24'));
    await under.lab.docker('network', 'disconnect', 'app', 'member-3');
    await until(
      'it to be seen',
      () => inventory.topology.endpoints.filter(({ networkId }) => networkId === id).length === 11,
    );
    await expect(actions.editNetwork(id, to('10.75.0.0/24'), anAuthor, plan.preview.version)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('member-3'),
    });
    expect(await app()).toBe(id);
  });
});
