import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditLog } from '@/lib/audit/audit-log';
import { actionQuerySchema, createNetworkRequestSchema } from '@/lib/model';
import type { ActionId, Endpoint, Topology } from '@/lib/model';
import { anAuthor, aContainer, aNetwork, anEndpoint, anEngine, aTopology } from '@/lib/model/builders';
import { actionsOn as everyActionOn, aScriptedWorld, type ScriptedWorld } from './scripted-world';
import { reversalOf } from './undo';

const subnets = [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: null, reserved: {} }];
const app = aNetwork({ name: 'app', subnets });
const other = aNetwork({ name: 'other' });
const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const apart = aTopology({ networks: [app, other], containers: [web, db] });
const onApp = anEndpoint(app, web, { ipv4: '10.1.0.7/24', requestedIpv4: '10.1.0.7', aliases: ['www'] });
const attached: Topology = { ...apart, endpoints: [onApp] };
const attachment = { networkId: app.id, containerId: web.id, force: false };

describe('taking back a connect', () => {
  const undo = (topology: Topology) => reversalOf({ kind: 'connect', endpoint: onApp }, topology);

  it('is to disconnect, also after a restart gave another address and another id', () => {
    const restarted: Endpoint = { ...onApp, engineEndpointId: 'f'.repeat(64), ipv4: '10.1.0.9/24' };
    for (const endpoints of [[onApp], [restarted]]) {
      expect(undo({ ...attached, endpoints })).toEqual({ kind: 'disconnect', request: attachment });
    }
  });

  it.each<[string, Topology, RegExp]>([
    ['it has left already', apart, /“web” has left “app” already/],
    ['the container is gone', { ...apart, containers: [db] }, /container does not exist any more/],
    ['the network is gone', { ...apart, networks: [other] }, /network does not exist any more/],
    ['it came back with another alias', { ...attached, endpoints: [{ ...onApp, aliases: ['w3'] }] }, /another alias/],
    [
      'it came back with another address and priority',
      { ...attached, endpoints: [{ ...onApp, requestedIpv4: null, gatewayPriority: 5 }] },
      /another address, gateway priority/,
    ],
  ])('is refused when %s', (_title, topology, why) => {
    expect(() => undo(topology)).toThrow(why);
  });
});

describe('taking back a disconnect', () => {
  const undo = (gone: Endpoint, apiVersion = '1.41') =>
    reversalOf({ kind: 'disconnect', endpoint: gone }, { ...apart, engines: [anEngine({ apiVersion })] });

  it('is to connect with what a person chose', () => {
    const gone = { ...onApp, requestedIpv6: 'fd00::7', driverOptions: { key: 'value' } };
    expect(undo(gone)).toMatchObject({
      networkId: app.id,
      request: {
        containerId: web.id,
        ipv4: '10.1.0.7',
        ipv6: 'fd00::7',
        aliases: ['www'],
        driverOptions: { key: 'value' },
      },
    });
  });

  it('asks for no address that the engine had given, and for nothing that it would not heed', () => {
    const gone = { ...onApp, requestedIpv4: null, aliases: [], gatewayPriority: 7 };
    expect(undo(gone)).toMatchObject({ request: { containerId: web.id } });
    expect(Object.keys(undo(gone))).not.toContain('ipv4');
    expect(undo(gone)).toEqual({ kind: 'connect', networkId: app.id, request: { containerId: web.id } });
  });

  it('asks a newer engine for its MAC address and priority too', () => {
    const gone = { ...onApp, gatewayPriority: 7 };
    expect(undo(gone, '1.54')).toMatchObject({ request: { macAddress: onApp.macAddress, gatewayPriority: 7 } });
  });

  it('is refused when it is attached again', () => {
    expect(() => reversalOf({ kind: 'disconnect', endpoint: onApp }, attached)).toThrow(/attached again already/);
  });
});

function actionsOn(world: ScriptedWorld) {
  const audit = AuditLog.inMemory();
  const recent = () => audit.list(actionQuerySchema.parse({})).actions;
  return { actions: everyActionOn(world, audit), recent };
}

describe('the actions', () => {
  it('remember what was done, newest first, with names', async () => {
    const world = aScriptedWorld(apart);
    const { actions, recent } = actionsOn(world);
    await actions.connect(app.id, { containerId: web.id }, anAuthor);
    await actions.createNetwork(createNetworkRequestSchema.parse({ name: 'new' }), anAuthor);
    expect(recent()).toMatchObject([
      { kind: 'create', networkName: 'new', containerName: null },
      { kind: 'connect', networkName: 'app', containerName: 'web', undoneBy: null },
    ]);
  });

  it('remember what was refused or not done as that, with why, and undo none of it', async () => {
    const world = aScriptedWorld(attached);
    const { actions, recent } = actionsOn(world);
    await expect(actions.connect(app.id, { containerId: web.id }, anAuthor)).rejects.toThrow();
    world.fault = 'nothing-done';
    await expect(actions.disconnect(attachment, anAuthor)).rejects.toThrow();
    expect(recent()).toMatchObject([
      { kind: 'disconnect', outcome: 'failed', message: expect.stringContaining('still on') },
      { kind: 'connect', outcome: 'refused', message: expect.stringContaining('already') },
    ]);
    for (const { id } of recent()) await expect(actions.planUndo(id)).rejects.toThrow(/nothing to undo/);
  });

  it('write down an undo that is refused, as what it would have been', async () => {
    const world = aScriptedWorld(attached);
    const { actions, recent } = actionsOn(world);
    const { actionId } = await actions.disconnect(attachment, anAuthor);
    await actions.connect(app.id, { containerId: web.id }, anAuthor);
    await expect(actions.undo(actionId, anAuthor)).rejects.toMatchObject({ code: 'conflict' });
    expect(recent()[0]).toMatchObject({
      ...{ kind: 'connect', outcome: 'refused', undoes: actionId, networkName: 'app', containerName: 'web' },
      message: expect.stringContaining('attached again already'),
    });
  });

  it('undo once, however often it is pressed, and say which took which back', async () => {
    const world = aScriptedWorld(apart);
    const { actions, recent } = actionsOn(world);
    const { actionId } = await actions.connect(app.id, { containerId: web.id }, anAuthor);
    const [first, second] = await Promise.allSettled([
      actions.undo(actionId, anAuthor),
      actions.undo(actionId, anAuthor),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { action: { kind: 'disconnect', undoes: actionId } } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    expect(world.asked).toEqual(['connect', 'disconnect']);
    const [refused, undo, undone] = recent();
    expect(refused).toMatchObject({ outcome: 'refused', message: expect.stringContaining('undone already') });
    expect(undone?.undoneBy).toBe(undo?.id);
  });

  it('refuse to give an address back that somebody else has by now', async () => {
    const world = aScriptedWorld(attached);
    const { actions } = actionsOn(world);
    const { actionId } = await actions.disconnect(attachment, anAuthor);
    await actions.connect(app.id, { containerId: db.id, ipv4: '10.1.0.7' }, anAuthor);
    await expect(actions.undo(actionId, anAuthor)).rejects.toThrow(/10\.1\.0\.7 is in use on “app”/);
  });

  it('say which address did not come back, where nobody had chosen it', async () => {
    const world = aScriptedWorld({ ...apart, endpoints: [{ ...onApp, requestedIpv4: null }] });
    const { actions } = actionsOn(world);
    const { actionId } = await actions.disconnect(attachment, anAuthor);
    expect((await actions.undo(actionId, anAuthor)).warning).toMatch(/did not get back 10\.1\.0\.7 \(now /);
  });

  it('make a removed network anew, with another id', async () => {
    const world = aScriptedWorld(apart);
    const { actions } = actionsOn(world);
    const { actionId } = await actions.removeNetwork(other.id, anAuthor);
    const plan = await actions.planUndo(actionId);
    expect(plan.preview.command).toContain(`--subnet ${other.subnets[0]?.subnet}`);
    expect(await actions.undo(actionId, anAuthor)).toMatchObject({ action: { kind: 'create' }, warning: /id/ });
  });

  it('remove several networks, and the rest where one is refused', async () => {
    const world = aScriptedWorld(attached);
    const { actions, recent } = actionsOn(world);
    const { results } = await actions.prune([app.id, other.id, other.id], anAuthor);
    expect(results).toMatchObject([
      { networkName: 'app', actionId: null, failure: expect.stringContaining('in use by “web”') },
      { networkName: 'other', failure: null },
    ]);
    expect(world.truth.networks).toEqual([app]);
    expect(recent().map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
  });

  it('attach again to a network that was made anew', async () => {
    const world = aScriptedWorld(attached);
    const { actions } = actionsOn(world);
    const detached = await actions.disconnect(attachment, anAuthor);
    const removed = await actions.removeNetwork(app.id, anAuthor);
    const { action } = await actions.undo(removed.actionId, anAuthor);
    world.truth = { ...world.truth, networks: world.truth.networks.map((one) => ({ ...one, subnets })) };
    await world.inventory.refresh({});
    await actions.undo(detached.actionId, anAuthor);
    expect(world.truth.endpoints).toMatchObject([{ networkId: action.networkId, requestedIpv4: '10.1.0.7' }]);
  });

  it('do not know what they do not remember', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000' as ActionId;
    await expect(actionsOn(aScriptedWorld(apart)).actions.planUndo(unknown)).rejects.toThrow(
      /no such action is on record/i,
    );
  });
});

const request = fc.record(
  {
    ipv4: fc.constantFrom('10.1.0.7', '10.1.0.250'),
    aliases: fc.uniqueArray(fc.constantFrom('www', 'a.b', 'x_1'), { maxLength: 3 }),
    driverOptions: fc.constantFrom<Record<string, string>>({}, { key: 'value' }),
    gatewayPriority: fc.integer({ min: -3, max: 3 }),
  },
  { requiredKeys: [] },
);

describe('a change and its undo', () => {
  const settingsOf = ({ endpoints }: Topology) =>
    endpoints.map(({ id, requestedIpv4, requestedIpv6, aliases, driverOptions, gatewayPriority }) => ({
      id,
      requestedIpv4,
      requestedIpv6,
      aliases,
      driverOptions,
      gatewayPriority: gatewayPriority ?? 0,
    }));

  it('end where they began', async () => {
    await fc.assert(
      fc.asyncProperty(request, fc.boolean(), async (wanted, alsoBack) => {
        const world = aScriptedWorld({
          ...apart,
          endpoints: [anEndpoint(other, web)],
          engines: [anEngine({ apiVersion: '1.54' })],
        });
        const { actions } = actionsOn(world);
        const before = settingsOf(world.truth);
        const { actionId } = await actions.connect(app.id, { containerId: web.id, ...wanted }, anAuthor);
        const between = settingsOf(world.truth);
        const { action } = await actions.undo(actionId, anAuthor);
        expect(settingsOf(world.truth)).toEqual(before);
        if (!alsoBack) return;
        await actions.undo(action.id, anAuthor);
        expect(settingsOf(world.truth)).toEqual(between);
      }),
    );
  });
});
