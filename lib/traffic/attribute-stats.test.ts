import { describe, expect, it } from 'vitest';
import type { Endpoint } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import { attributeStats } from './attribute-stats';

const container = aContainer();
const endpointOn = (name: string, overrides: Partial<Endpoint> = {}) =>
  anEndpoint(aNetwork({ name }), container, overrides);
const named = (name: string, gatewayPriority: number | null = 0) => ({
  driverOptions: { 'com.docker.network.endpoint.ifname': name },
  gatewayPriority,
});
const [app, data, wan] = [endpointOn('app'), endpointOn('data'), endpointOn('wan', named('wan0'))];

const cases: [string, string[], Endpoint[], Record<string, string>][] = [
  ['for one interface of a container on one network', ['eth0'], [app], { [app.id]: 'eth0' }],
  ['for the one interface, whatever its name', ['lan7'], [app], { [app.id]: 'lan7' }],
  ['for nobody where there are two of each', ['eth0', 'eth1'], [app, data], {}],
  ['for nobody by the order of the names', ['eth1', 'eth0'], [data, app], {}],
  ['for nobody where docker_gwbridge adds an interface that no endpoint tells of', ['eth0', 'eth1'], [app], {}],
  ['for nobody where one of two interfaces is not up yet', ['eth0'], [app, data], {}],
  ['for nobody where there is no interface', [], [app], {}],
  ['by the name that was asked for at connect', ['eth0', 'wan0', 'eth1'], [app, data, wan], { [wan.id]: 'wan0' }],
  ['not by elimination: what is left may be anybody’s', ['eth0', 'wan0'], [app, wan], { [wan.id]: 'wan0' }],
  [
    'for nobody by name where the engine is older than the option, and named it so by chance',
    ['eth0', 'eth1'],
    [app, endpointOn('data', named('eth1', null))],
    {},
  ],
  [
    'for nobody by a name that two endpoints were given',
    ['eth0', 'wan0'],
    [wan, endpointOn('data', named('wan0'))],
    {},
  ],
  ['for nobody by a name that no interface has', ['eth0', 'eth1'], [app, wan], {}],
];

describe('attribution of what the stats API counts', () => {
  it.each(cases)('is made %s', (_, names, endpoints, expected) => {
    const { byEndpoint, unattributed } = attributeStats(names, endpoints);
    expect(Object.fromEntries(byEndpoint)).toEqual(expected);
    expect(unattributed.map(({ interfaceName }) => interfaceName)).toEqual(
      names.filter((name) => !Object.values(expected).includes(name)),
    );
  });

  it.each([
    [['eth0', 'eth1'], [app, data], 'which of the container’s 2 interfaces is on which network (2 are known)'],
    [['eth0', 'eth1'], [app], 'which of the container’s 2 interfaces is on which network (one is known)'],
    [['eth0'], [app, data], 'its network (2 are known)'],
  ])('says what is not told: %j', (names, endpoints, what) => {
    const reasons = attributeStats(names, endpoints).unattributed.map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set([`the stats API does not tell ${what}`]));
  });
});
