import { describe, expect, it } from 'vitest';
import { noActivity, noFilter, type Filter } from './filter';
import { aLab } from './scripted-lab';
import { visibleOf } from './visible-of';

const { topology, networks, containers } = aLab;

function names(ids: { networks: ReadonlySet<string>; containers: ReadonlySet<string> }): string {
  const of = (list: readonly { id: string; name: string }[], kept: ReadonlySet<string>) =>
    list.filter(({ id }) => kept.has(id)).map(({ name }) => name);
  return [of(topology.networks, ids.networks), of(topology.containers, ids.containers)]
    .map((l) => l.join(' '))
    .join(' | ');
}

function left(filter: Partial<Filter>, activity = noActivity): string {
  const visible = visibleOf(topology, { ...noFilter, ...filter }, activity);
  expect(visible.problems).toEqual([]);
  return names(visible);
}

function found(find: string, activity = noActivity): string {
  const visible = visibleOf(topology, { ...noFilter, find }, activity);
  expect(visible.problems).toEqual([]);
  return visible.found === null ? 'nothing sought' : names(visible.found);
}

const everything = 'app data mesh template bridge host none | web api db cron vpn torrent agent batch lost';

describe('what is found', () => {
  it.each([
    // Names, and bare words that look like something else.
    ['web', ' | web'],
    ['WEB', ' | web'],
    ['name:a', 'app data template | api agent batch'],
    ['name:a*', 'app | api agent'],
    ['name=app', 'app | '],
    ['name:*a*t*', 'data template | agent batch'],
    ['-name:*a* -name:*o*', 'mesh bridge | web db vpn'],
    ['10.0.1.2', ' | web'],
    ['10.0.2.', 'data | api db'],
    ['10.0.0.0/15', 'app data mesh | web api db vpn torrent'],
    ['02:42:0a:00:01', ' | web api'],
    [networks.mesh.id.slice(0, 12), 'mesh | '],
    [containers.web.id.slice(0, 8), ' | web'],
    // Each kind by its own fields.
    ['driver:bridge', 'app data bridge | '],
    ['driver:bridge,overlay', 'app data mesh bridge | '],
    ['driver:none,host', 'template host none | '],
    ['driver:null', 'template none | '],
    ['driver!=bridge', 'mesh template host none | '],
    ['driver:brid', ' | '],
    ['scope:swarm', 'mesh | '],
    ['subnet:10.0.1.0/24', 'app | '],
    ['subnet:10.0.0.0/8', 'app data mesh | '],
    ['subnet=10.0.0.0/8', ' | '],
    ['subnet:10.0.1.77', 'app | '],
    ['mtu<1500', 'mesh | '],
    ['mtu:1500,1450', 'app data mesh bridge | '],
    ['members>1', 'app data | '],
    ['members:0', 'template bridge | '],
    ['option:com.docker.network.bridge.name', 'app | '],
    ['option:com.docker.network.bridge.name=br-sh*', 'app | '],
    ['option:com.docker.network.bridge.name=other', ' | '],
    ['parent:eth', ' | '],
    ['vni:4097', 'mesh | '],
    // What is unhealthy runs all the same.
    ['state:running', ' | web api db vpn torrent agent batch'],
    ['state:unhealthy', ' | db'],
    ['state:stopped', ' | cron lost'],
    ['state:exited', ' | cron'],
    ['state!=running', ' | cron lost'],
    ['image:shop', ' | web api'],
    ['port:80', ' | web'],
    ['port:8080', ' | web'],
    ['port>8000', ' | web'],
    ['health:none', ' | web api cron vpn torrent agent batch lost'],
    ['degree>1', ' | api'],
    ['degree:0', ' | torrent lost'],
    ['mac:02:42:0a:00:02', ' | api db'],
    ['alias:database', ' | db'],
    ['dns:d*', ' | db'],
    ['service:api', ' | api'],
    // Fields of both.
    ['project:shop', 'app data | web api db'],
    ['project!=shop', 'mesh template bridge host none | cron vpn torrent agent batch lost'],
    ['ip:10.0.1.3', ' | api'],
    ['ip:10.0.1.1', 'app | '],
    ['ip:fd00::0:1', 'data | '],
    ['ip:10.0.2.0/25', 'data | api db'],
    ['ip:172.16.0.0/12', 'bridge | '],
    ['label:tier', 'data | web'],
    ['label:tier=front', ' | web'],
    ['id:' + containers.db.id, ' | db'],
    // Flags.
    ['is:internal', 'data | '],
    ['is:attachable', 'mesh | '],
    ['is:encrypted', 'mesh | '],
    ['is:predefined', 'bridge host none | '],
    ['is:unused', 'template bridge | '],
    ['is:isolated', 'template bridge | batch lost'],
    ['is:multihomed', ' | api'],
    ['is:published', ' | web'],
    ['is:shared', ' | vpn torrent'],
    ['is:host', ' | agent'],
    ['is:ipv6', 'data | '],
    ['is:ingress,swarm', ' | '],
    ['is:internal,host', 'data | agent'],
    // By relation, together with a field of one's own.
    ['driver:bridge state:running', 'app data | web api db'],
    ['driver:overlay state:running', 'mesh | vpn torrent'],
    ['is:internal is:multihomed', 'data | api'],
    ['driver:overlay name:v', ' | vpn'],
    ['-driver:bridge state:running', 'mesh host none | vpn torrent agent batch'],
    ['driver:bridge -state:running', 'bridge | cron'],
    // Alternatives.
    ['web or driver:overlay', 'mesh | web'],
    ['is:internal or state:exited', 'data | cron'],
  ])('%s: %s', (query, expected) => {
    expect(found(query)).toBe(expected);
  });

  it('is nothing in particular while nothing is looked for, and takes nothing away', () => {
    expect(found('')).toBe('nothing sought');
    expect(left({ find: 'web' })).toBe(everything);
  });

  it('is looked for in what is left', () => {
    const visible = visibleOf(topology, { ...noFilter, hide: 'web', find: 'image:shop' }, noActivity);
    expect(visible.found && names(visible.found)).toBe(' | api');
  });

  it.each(['idle', 'congested'])('knows %s objects by measurement only', (flag) => {
    const some = { networks: new Set([networks.app.id]), containers: new Set([containers.db.id]) };
    expect(found(`is:${flag}`, { ...noActivity, [flag]: some })).toBe('app | db');
    expect(found(`is:${flag}`)).toBe(' | ');
  });
});

describe('what is shown', () => {
  it.each([
    ['', everything],
    ['driver:overlay', 'mesh | vpn torrent'],
    ['is:internal', 'data | api db'],
    ['state:stopped', 'app | cron lost'],
    ['image:shop', 'app data | web api'],
    // A sidecar has no line to the network.
    ['image:torrent', ' | torrent'],
    ['is:internal,host', 'data host | api db agent'],
    ['name:web', ' | web'],
    ['project:shop', 'app data | web api db'],
    ['driver:overlay or state:unhealthy', 'data mesh | db vpn torrent'],
    ['name:nobody', ' | '],
  ])('by %j: %s', (show, expected) => {
    expect(left({ show })).toBe(expected);
  });
});

describe('what is hidden', () => {
  it.each([
    ['', everything],
    ['driver:bridge', 'mesh template host none | vpn torrent agent batch lost'],
    ['name=app', 'data mesh template bridge host none | api db vpn torrent agent batch lost'],
    ['state:running', 'app data mesh template bridge host none | cron lost'],
    ['driver:overlay', 'app data template bridge host none | web api db cron agent batch lost'],
    ['is:unused', 'app data mesh host none | web api db cron vpn torrent agent batch lost'],
    ['name:*', ' | '],
    ['-name:web state:*', 'template bridge | '],
  ])('by %j: %s stays', (hide, expected) => {
    expect(left({ hide })).toBe(expected);
  });

  it('takes a container with the last network that the rest of the filter has left', () => {
    expect(left({ show: 'name:app,api', hide: 'name=app' })).toBe(' | ');
    expect(left({ show: 'name:app,data,api', hide: 'name=app' })).toBe('data | api');
  });
});

describe('the focus', () => {
  it.each([
    ['network', networks.app.id, 'app | web api cron'],
    ['network', networks.mesh.id, 'mesh | vpn torrent'],
    ['network', networks.template.id, 'template | '],
    ['container', containers.api.id, 'app data | web api db cron'],
    ['container', containers.torrent.id, 'mesh | vpn torrent'],
    ['container', containers.lost.id, ' | lost'],
    ['container', 'ffffffffffff', everything],
    ['container', '', everything],
    ['nonsense', containers.api.id, everything],
  ])('on %s %s: %s', (kind, id, expected) => {
    expect(left({ focus: `${kind}:${id.slice(0, 12)}` })).toBe(expected);
  });

  it('is on what is shown, and hiding comes after it', () => {
    const focus = `container:${containers.api.id.slice(0, 12)}`;
    expect(left({ focus, show: 'state:running', hide: 'name:data' })).toBe('app | web api');
  });
});

describe('a query that cannot be understood', () => {
  it('says so and takes nothing away, while the rest of the filter holds', () => {
    const visible = visibleOf(topology, { show: 'drvier:x', hide: 'name:web', find: 'a or', focus: null }, noActivity);
    expect(visible.problems.map(({ field, start, end }) => [field, start, end])).toEqual([
      ['show', 0, 8],
      ['find', 2, 4],
    ]);
    expect(visible.found).toBeNull();
    expect(names(visible)).toBe(everything.replace('web ', ''));
    expect(visible.narrowed).toBe(true);
  });
});
