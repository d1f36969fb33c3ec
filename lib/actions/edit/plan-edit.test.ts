import { describe, expect, it } from 'vitest';
import { unknownFacts } from '@/lib/model';
import type { EditNetworkRequest, Network, Topology } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, anEngine, aTopology } from '@/lib/model/builders';
import { planEdit, type EditedNetwork } from './plan-edit';

const subnet = (text: string, gateway: string | null = null) => ({
  subnet: text,
  gateway,
  ipRange: null,
  reserved: {},
});
const app = aNetwork({ name: 'app', subnets: [subnet('10.1.0.0/24', '10.1.0.1')] });
const other = aNetwork({ name: 'other', subnets: [subnet('10.9.0.0/24')] });
const [web, db, job] = [
  aContainer({ name: 'web' }),
  aContainer({ name: 'db' }),
  aContainer({ name: 'job', state: 'exited' }),
];
const fixed = anEndpoint(app, web, {
  ipv4: '10.1.0.7/24',
  requestedIpv4: '10.1.0.7',
  aliases: ['www'],
  links: ['db:store'],
});
const automatic = anEndpoint(app, db, { ipv4: '10.1.0.2/24' });
const stopped = anEndpoint(app, job, { ipv4: null, requestedIpv4: '10.1.0.40', active: false, engineEndpointId: null });
const topology = aTopology({
  engines: [anEngine({ apiVersion: '1.41' })],
  networks: [app, other],
  containers: [web, db, job],
  endpoints: [automatic, fixed, stopped],
});

const to = (text: string) => ({ subnets: [{ subnet: text, reserved: {} }] });
function plan(
  request: EditNetworkRequest,
  { network = app, around = topology, ...rest }: Partial<EditedNetwork> & { around?: Topology } = {},
) {
  const askedModes = new Map(around.containers.map(({ id, networkMode }) => [id, networkMode]));
  const inspected = { network, attached: [], services: [], nodes: [], beyondRequest: [], askedModes, ...rest };
  return planEdit({ topology: around, facts: unknownFacts, hostInterfaces: null }, inspected, request);
}

describe('the plan of an edit', () => {
  it('gives everyone the same place in another subnet, fixed ones first, stopped ones last', () => {
    const { preview, recipe } = plan(to('10.2.0.0/24'));
    expect(preview).toMatchObject({ allowed: true, changes: [{ field: 'subnets', to: '10.2.0.0/24' }] });
    expect(preview.members.map(({ name, ipv4 }) => [name, ipv4])).toEqual([
      ['web', { from: '10.1.0.7', to: '10.2.0.7', fixed: true }],
      ['job', { from: '10.1.0.40', to: '10.2.0.40', fixed: true }],
      ['db', { from: '10.1.0.2', to: '10.2.0.2', fixed: false }],
    ]);
    expect(recipe.members[0]).toMatchObject({
      from: { ipv4: '10.1.0.7', aliases: ['www'], links: ['db:store'] },
      to: { ipv4: '10.2.0.7', aliases: ['www'], links: ['db:store'] },
    });
  });

  it('is the commands that a person would type', () => {
    expect(plan(to('10.2.0.0/24')).preview.command.split('\n')).toEqual([
      'docker network disconnect app web',
      'docker network disconnect app job',
      'docker network disconnect app db',
      'docker network rm app',
      'docker network create --driver bridge --subnet 10.2.0.0/24 app',
      'docker network connect --ip 10.2.0.7 --alias www --link db:store app web',
      'docker network connect --ip 10.2.0.40 app job',
      'docker network connect app db',
    ]);
  });

  it('says how long who is without it, and what is not as before', () => {
    const { preview } = plan({ name: 'shop' });
    expect(preview.interruptionSeconds).toBeGreaterThan(0);
    expect(preview.lost.join(' ')).toMatch(/another id.*“db”.*MAC/);
    const byName = aContainer({ name: 'web', networkMode: 'app' });
    const around = { ...topology, containers: [byName, db, job] };
    expect(plan({ name: 'shop' }, { around }).preview.lost.join(' ')).toContain('still asks for “app”');
    expect(plan({ internal: true }, { around }).preview.lost.join(' ')).not.toContain('still asks');
  });

  it('lets a person choose another fixed address, and gives it to nobody else', () => {
    const addresses = { [web.id]: { ipv4: '10.2.0.40' } };
    const { preview } = plan({ ...to('10.2.0.0/24'), addresses });
    expect(preview.members.map(({ ipv4 }) => ipv4.to)).toEqual(['10.2.0.40', '10.2.0.2', '10.2.0.3']);
  });

  it('is refused where a running container would have no address', () => {
    const crowd = Array.from({ length: 8 }, (_, at) => aContainer({ name: `c${at}` }));
    const endpoints = crowd.map((one, at) => anEndpoint(app, one, { ipv4: `10.1.0.${at + 2}/24` }));
    const around = aTopology({ engines: topology.engines, networks: [app], containers: crowd, endpoints });
    const { preview } = plan(to('10.2.0.0/29'), { around });
    expect(preview).toMatchObject({
      refusal: expect.stringContaining('no address left for “c5”'),
      refusedField: 'subnets.0.subnet',
    });
  });

  it.each([
    ['1.41', 'app', true],
    ['1.45', 'app', false],
    ['1.45', 'other', true],
  ])(
    'lets an engine of API %s rename a network whose container was run on %s: %s',
    (apiVersion, networkMode, allowed) => {
      const engines = [anEngine({ apiVersion })];
      const others = [db, job].map((one) => ({ ...one, networkMode: 'other' }));
      const around = { ...topology, engines, containers: [aContainer({ name: 'web', networkMode }), ...others] };
      expect(plan({ name: 'shop' }, { around }).preview.allowed).toBe(allowed);
    },
  );

  it('is refused where a container was run on the network by its id, on an engine that insists on it', () => {
    const askedModes = new Map([[web.id, app.id as string]]);
    const around = (apiVersion: string) => ({ ...topology, engines: [anEngine({ apiVersion })] });
    expect(plan({ internal: true }, { askedModes, around: around('1.45') }).preview.refusal).toContain('by its id');
    expect(plan({ internal: true }, { askedModes, around: around('1.41') }).preview.allowed).toBe(true);
  });

  const mesh: Network = aNetwork({ name: 'mesh', driver: 'overlay', scope: 'swarm', attachable: true });
  it.each<[string, EditNetworkRequest, Partial<EditedNetwork>, RegExp, string | null]>([
    ['nothing', {}, {}, /Nothing is changed/, null],
    ['the same again', { internal: false, name: 'app' }, {}, /Nothing is changed/, null],
    ['a name that is taken', { name: 'other' }, {}, /“other” already/, 'name'],
    ['a subnet that another one has', to('10.9.0.0/16'), {}, /overlaps “other”/, 'subnets.0.subnet'],
    [
      'a subnet too small for who is there',
      to('10.2.0.0/30'),
      {},
      /10\.1\.0\.40|no address|not an address/,
      `addresses.${job.id}.ipv4`,
    ],
    ['no subnet while addresses are fixed', { subnets: [] }, {}, /no such subnet/, `addresses.${web.id}.ipv4`],
    [
      'an address outside',
      { addresses: { [web.id]: { ipv4: '10.77.0.1' } } },
      {},
      /not an address of/,
      `addresses.${web.id}.ipv4`,
    ],
    ['what services use', { internal: true }, { network: mesh, services: ['shop'] }, /“shop”/, null],
    ['what is on other nodes', { internal: true }, { network: mesh, nodes: ['a', 'b'] }, /other nodes/, null],
    [
      'an endpoint of nobody',
      { internal: true },
      { attached: [{ containerId: null, name: 'ghost' }] },
      /“ghost”/,
      null,
    ],
    [
      'what would be lost',
      { internal: true },
      { beyondRequest: ['the address driver x'] },
      /the address driver x/,
      null,
    ],
    [
      'settings from another one',
      { internal: true },
      { network: { ...app, configFrom: 'template' } },
      /edit that one/,
      null,
    ],
    ['the engine’s own', { internal: true }, { network: aNetwork({ name: 'bridge' }) }, /engine’s own/, null],
  ])('refuses %s', (_title, request, inspected, why, field) => {
    const { preview, refusal } = plan(request, inspected);
    expect(preview.refusal).toMatch(why);
    expect(preview.refusedField).toBe(field);
    expect(refusal).not.toBeNull();
  });
});
