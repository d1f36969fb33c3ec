import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Actions } from '@/lib/actions/actions';
import { Editor } from '@/lib/actions/edit/editor';
import { AuditLog } from '@/lib/audit/audit-log';
import type { Engine } from '@/lib/docker/engine';
import type { Inventory } from '@/lib/inventory/inventory';
import { AppError, forgetsNetworkMode, operationLabel } from '@/lib/model';
import type { EditNetworkRequest, EditProgress, NetworkId } from '@/lib/model';
import { anAuthor } from '@/lib/model/builders';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { attachmentsOf, networkOf } from './attachments';
import { withLab } from './with-lab';
import { wrapped } from './wrapped';

const under = withLab();
const silent = { warn: () => undefined, info: () => undefined };

/** What goes wrong at one question that would change something, counted from 1. */
type Fault =
  /** It is refused, and not done. */
  | 'refused'
  /** It is done, and the answer is lost. */
  | 'lost'
  /** The engine does not answer, and it is not done. */
  | 'cut';
let faults = new Map<number, Fault>();
let asked = 0;

async function ask<T>(run: () => Promise<T>): Promise<T> {
  const fault = faults.get((asked += 1));
  if (fault === 'refused')
    throw new AppError('engine_refused', 'The engine refused.', { engineMessage: 'no, thank you' });
  if (fault === 'cut') throw new AppError('engine_unreachable', 'The engine does not answer.');
  const answer = await run();
  if (fault === 'lost') throw new AppError('engine_timeout', 'The engine did not answer in time.');
  return answer;
}

const faulty = (engine: Engine): Engine =>
  wrapped(engine, {
    createNetwork: (request) => ask(() => engine.createNetwork(request)),
    removeNetwork: (id) => ask(() => engine.removeNetwork(id)),
    connect: (id, request) => ask(() => engine.connect(id, request)),
    disconnect: (id, containerId, force) => ask(() => engine.disconnect(id, containerId, force)),
  });

let inventory: Inventory;
let audit: AuditLog;
let actions: Actions;
let progress: EditProgress[] = [];
const names = ['web', 'db', 'job', 'cache'];

beforeAll(async () => {
  inventory = under.follow({}, faulty);
  await until('the engine to be followed', () => inventory.connection.status === 'live');
  await under.lab.docker('network', 'create', '--subnet', '10.62.0.0/24', 'other');
  const run = (name: string, ...args: string[]) =>
    under.lab.docker('run', '-d', '--name', name, ...args, busyboxImage, 'sleep', '3600');
  await under.lab.docker('network', 'create', '--subnet', '10.60.0.0/24', '--label', 'team=net', 'app');
  await run('db', '--network', 'app', '--network-alias', 'database', '--ip', '10.60.0.9');
  await run('web', '--network', 'other');
  await under.lab.docker(
    'network',
    'connect',
    '--ip',
    '10.60.0.7',
    '--alias',
    'www',
    '--link',
    'db:store',
    '--driver-opt',
    'com.example.note=kept',
    'app',
    'web',
  );
  await run('cache', '--network', 'app');
  await under.lab.docker('create', '--name', 'job', '--network', 'app', '--ip', '10.60.0.40', busyboxImage, 'true');
}, 120_000);

beforeEach(() => {
  faults = new Map();
  asked = 0;
  progress = [];
  audit = AuditLog.inMemory();
  const deps = { engine: inventory.engine, inventory, hostInterfaces: () => null };
  const editor = new Editor({
    deps,
    audit,
    directory: null,
    log: silent,
    onProgress: (one) => void progress.push(one),
  });
  actions = new Actions(deps, audit, editor);
});
afterEach(() => expect(progress.at(-1)?.running ?? false).toBe(false));

/** Those that are in the way of nothing else: the same network name, or the one of an edit before. */
async function app(name = 'app'): Promise<NetworkId> {
  await until(`the network ${name}`, () => inventory.resolveNetwork(name) !== null);
  const network = inventory.resolveNetwork(name);
  if (!network) throw new Error(`no network ${name}`);
  await inventory.refresh({ networks: [network.id], containers: inventory.topology.containers.map(({ id }) => id) });
  return network.id;
}

const edit = async (request: EditNetworkRequest, name?: string) =>
  actions.editNetwork(await app(name), request, anAuthor, null);
const attached = () => attachmentsOf(under.lab, names);
const inside = (name: string, ...command: string[]) => under.lab.docker('exec', name, ...command);

describe('an edit of a network, on a real engine', () => {
  it('gives it another subnet, and everyone the same place in it', async () => {
    const before = await attached();
    const id = await app();
    const plan = await actions.planEdit(id, { subnets: [{ subnet: '10.61.0.0/24', reserved: {} }] });
    expect(plan.preview).toMatchObject({ allowed: true, changes: [{ field: 'subnets' }] });
    expect(plan.preview.members.map(({ name, ipv4 }) => [name, ipv4.to])).toContainEqual(['web', '10.61.0.7']);
    const { network, warning } = await edit({ subnets: [{ subnet: '10.61.0.0/24', reserved: {} }] });
    expect(warning).toBeNull();
    expect(network.id).not.toBe(id);
    expect(network.labels).toMatchObject({ team: 'net', [operationLabel]: expect.any(String) });
    const after = await attached();
    expect(after).toEqual(JSON.parse(JSON.stringify(before).replaceAll('10.60.', '10.61.')));
    expect(await inside('web', 'nslookup', 'database')).toContain('10.61.0.9');
    expect(await inside('web', 'ping', '-c', '1', '-w', '2', 'store')).toContain('0% packet loss');
    expect(progress.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['detaching', 'replacing', 'attaching']));

    const [action] = audit.list({ limit: 10 }).actions;
    if (!action) throw new Error('nothing on record');
    expect(action).toMatchObject({ kind: 'edit', outcome: 'done', networkId: id });
    await actions.undo(action.id, anAuthor);
    expect(await attached()).toEqual(before);
  });

  it('gives it another name, and a container that was run on the old one still starts, or is refused', async () => {
    const before = await attached();
    if (!forgetsNetworkMode(inventory.topology.engines[0]?.apiVersion ?? null)) {
      await expect(edit({ name: 'renamed' })).rejects.toMatchObject({
        message: expect.stringContaining('keep the name'),
      });
      expect(await attached()).toEqual(before);
      return;
    }
    await edit({ name: 'renamed' });
    expect(await attached()).toEqual(JSON.parse(JSON.stringify(before).replaceAll('"app"', '"renamed"')));
    await under.lab.docker('restart', '-t', '0', 'db');
    expect(await inside('web', 'nslookup', 'database')).toContain('10.60.0.9');
    await edit({ name: 'app' }, 'renamed');
    expect(await attached()).toEqual(before);
  });

  it('changes options, labels and internal, and leaves the rest', async () => {
    const [before, was] = [await attached(), await networkOf(under.lab, 'app')];
    await edit({ internal: true, options: { 'com.docker.network.driver.mtu': '1400' }, labels: { team: 'sea' } });
    const now = await networkOf(under.lab, 'app');
    expect(now).toEqual({
      ...was,
      Internal: true,
      Options: { 'com.docker.network.driver.mtu': '1400' },
      Labels: { team: 'sea' },
    });
    expect(await attached()).toEqual(before);
    await edit({ internal: false, options: {}, labels: { team: 'net' } });
    expect(await networkOf(under.lab, 'app')).toEqual(was);
  });

  // 4 leave, one network goes and one comes, 4 come back.
  const steps = Array.from({ length: 10 }, (_, at) => at + 1);

  it.each(steps)('is taken back when step %i is refused: everyone is where they were', async (step) => {
    const [before, was] = [await attached(), await networkOf(under.lab, 'app')];
    faults.set(step, 'refused');
    await expect(edit({ subnets: [{ subnet: '10.61.0.0/24', reserved: {} }] })).rejects.toMatchObject({
      code: 'conflict',
      engineMessage: 'no, thank you',
    });
    expect(await attached()).toEqual(before);
    expect(await networkOf(under.lab, 'app')).toEqual(was);
    expect(audit.list({ limit: 1 }).actions).toMatchObject([
      { kind: 'edit', outcome: step <= 5 ? 'refused' : 'failed' },
    ]);
  });

  it.each(steps)('is taken back when step %i and the next are refused', async (step) => {
    const before = await attached();
    faults = new Map([
      [step, 'refused'],
      [step + 1, 'refused'],
    ]);
    await expect(edit({ subnets: [{ subnet: '10.61.0.0/24', reserved: {} }] })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await attached()).toEqual(before);
  });

  it.each(steps.flatMap((step) => (['lost', 'cut'] as const).map((fault) => [step, fault] as const)))(
    'is done though the answer to step %i is %s',
    async (step, fault) => {
      const before = await attached();
      const [from, to] = JSON.stringify(before).includes('10.60.') ? ['10.60.', '10.61.'] : ['10.61.', '10.60.'];
      faults.set(step, fault);
      await edit({ subnets: [{ subnet: `${to}0.0/24`, reserved: {} }] });
      expect(await attached()).toEqual(JSON.parse(JSON.stringify(before).replaceAll(from, to)));
    },
  );
});
