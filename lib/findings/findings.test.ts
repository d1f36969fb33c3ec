import { describe, expect, it } from 'vitest';
import { networkKind } from '@/lib/model';
import type { Container, Network, Privileges, Topology } from '@/lib/model';
import { aContainer, aContainerId, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import type { FindingRule } from '@/lib/model/finding';
import { findingsOf, unexamined } from './findings';

const harmless: Privileges = { privileged: false, addedCapabilities: [], engineSocket: false };
const withPrivileges = (privileges: Partial<Privileges>, about: Partial<Container> = {}) =>
  aTopology({ containers: [aContainer({ privileges: { ...harmless, ...privileges }, ...about })] });
const publishing = (...ports: [ip: string | null, publicPort: number | null, privatePort: number][]) =>
  aTopology({
    containers: [
      aContainer({
        ports: ports.map(([ip, publicPort, privatePort]) => ({ ip, publicPort, privatePort, protocol: 'tcp' })),
      }),
    ],
  });
const inMode = (networkMode: string) => aTopology({ containers: [aContainer({ networkMode })] });
const overlay = (about: Partial<Network>) =>
  aTopology({ networks: [aNetwork({ driver: 'overlay', scope: 'swarm', icc: null, encrypted: false, ...about })] });

const bridge = aNetwork({ name: 'bridge' });
const vault = aNetwork({ name: 'vault', internal: true });
const [web, db, cron] = [
  aContainer({ name: 'web', project: 'shop' }),
  aContainer({ name: 'db', project: 'shop' }),
  aContainer({ name: 'cron', project: null }),
];

/** Everybody on every network. */
function joined(networks: Network[], containers: Container[], active = true): Topology {
  const endpoints = networks.flatMap((network) =>
    containers.map((container) => anEndpoint(network, container, { active })),
  );
  return aTopology({ networks, containers, endpoints });
}

const rulesOf = (topology: Topology): FindingRule[] => findingsOf(topology).map(({ finding }) => finding.rule);
const only = (topology: Topology) => {
  const [found, ...others] = findingsOf(topology);
  expect(others).toEqual([]);
  if (!found) throw new Error('nothing was found');
  return found;
};

describe.each<[FindingRule, [hazard: string, Topology][], [harmless: string, Topology][]]>([
  ['engine-socket', [['a mount of it', withPrivileges({ engineSocket: true })]], [['no mount', withPrivileges({})]]],
  [
    'privileged',
    [
      [
        '--privileged, which capabilities add nothing to',
        withPrivileges({ privileged: true, addedCapabilities: ['ALL'] }),
      ],
    ],
    [['without', withPrivileges({})]],
  ],
  [
    'added-capability',
    [
      ['NET_ADMIN', withPrivileges({ addedCapabilities: ['NET_ADMIN'] })],
      ['ALL', withPrivileges({ addedCapabilities: ['ALL'] })],
    ],
    [['those that every container has', withPrivileges({ addedCapabilities: ['CHOWN', 'NET_RAW'] })]],
  ],
  [
    'published-everywhere',
    [
      ['0.0.0.0', publishing(['0.0.0.0', 8080, 80])],
      ['::', publishing(['::', 8080, 80])],
      ['no address', publishing([null, 8080, 80])],
    ],
    [
      ['loopback', publishing(['127.0.0.1', 8080, 80])],
      ['one address', publishing(['192.0.2.7', 8080, 80])],
      ['only exposed', publishing([null, null, 80])],
    ],
  ],
  ['host-network', [['host mode', inMode('host')]], [['none', inMode('none')]]],
  [
    'unencrypted-overlay',
    [
      ['an overlay', overlay({})],
      ['the ingress', overlay({ ingress: true, name: 'ingress' })],
    ],
    [
      ['encrypted', overlay({ encrypted: true })],
      ['a bridge', aTopology({ networks: [aNetwork()] })],
    ],
  ],
  [
    'shared-bridge',
    [
      ['two projects', joined([aNetwork()], [web, aContainer({ name: 'grafana', project: 'metrics' })])],
      ['a project and somebody of none', joined([aNetwork()], [web, cron])],
    ],
    [
      ['one project', joined([aNetwork()], [web, db])],
      ['containers of no project', joined([aNetwork()], [cron, aContainer({ name: 'one' })])],
      ['ICC off', joined([aNetwork({ icc: false })], [web, cron])],
      ['somebody who is stopped', joined([aNetwork()], [web, cron], false)],
      [
        'an overlay, which has no ICC',
        joined([aNetwork({ driver: 'overlay', encrypted: true, icc: null })], [web, cron]),
      ],
    ],
  ],
  [
    'straddles-internal',
    [['an internal network and one that leads outside', joined([vault, aNetwork({ icc: false })], [web])]],
    [
      ['internal ones only', joined([vault, aNetwork({ name: 'cellar', internal: true })], [web])],
      ['outside only', joined([aNetwork(), aNetwork({ name: 'more' })], [web])],
      ['a stopped one', joined([vault, aNetwork()], [web], false)],
    ],
  ],
])('%s', (rule, hazards, harmlessOnes) => {
  it.each(hazards)('is found: %s', (_title, topology) => {
    expect(only(topology).finding).toMatchObject({ rule });
  });

  it.each(harmlessOnes)('is not found: %s', (_title, topology) => {
    expect(rulesOf(topology)).toEqual([]);
  });

  it.each(hazards)('is not found once nobody runs, unless it is the network’s own: %s', (_title, topology) => {
    const stopped = topology.containers.map((one): Container => ({ ...one, state: 'exited' }));
    const after = {
      ...topology,
      containers: stopped,
      endpoints: topology.endpoints.map((one) => ({ ...one, active: false })),
    };
    expect(rulesOf(after)).toEqual(topology.networks.some((one) => networkKind(one) === 'overlay') ? [rule] : []);
  });
});

describe('the default bridge', () => {
  it('is in use from the first container on, and shared from the second', () => {
    expect(rulesOf(joined([bridge], []))).toEqual([]);
    expect(rulesOf(joined([bridge], [web]))).toEqual(['default-bridge']);
    expect(rulesOf(joined([bridge], [web, db]))).toEqual(['shared-bridge', 'default-bridge']);
    expect(rulesOf(joined([{ ...bridge, icc: false }], [web, db]))).toEqual(['default-bridge']);
  });

  it('has a recommendation on ICC, which other bridges have not', () => {
    const cisOf = (network: Network) =>
      findingsOf(joined([network], [web, cron])).find(({ finding }) => finding.rule === 'shared-bridge')?.finding.cis;
    expect([cisOf(bridge)?.number, cisOf(aNetwork())]).toEqual(['2.2', null]);
  });
});

describe('how grave it is', () => {
  it.each([
    ['NET_ADMIN', 'shop_app', 'medium'],
    ['NET_ADMIN', 'host', 'high'],
    ['SYS_ADMIN', 'shop_app', 'high'],
    ['ALL', 'shop_app', 'high'],
    ['SYS_TIME', 'shop_app', 'medium'],
  ])('%s in mode %s: %s', (capability, networkMode, severity) => {
    const findings = findingsOf(withPrivileges({ addedCapabilities: [capability] }, { networkMode }));
    expect(findings.find(({ finding }) => finding.rule === 'added-capability')?.finding.severity).toBe(severity);
  });

  it('decides the order', () => {
    const socket = aContainer({ name: 'z', privileges: { ...harmless, engineSocket: true } });
    const topology = joined([bridge], [web, socket]);
    expect(rulesOf(topology)).toEqual(['engine-socket', 'shared-bridge', 'default-bridge']);
  });
});

describe('a guest of a namespace', () => {
  it('is on the host where its owner is', () => {
    const owner = aContainer({ name: 'agent', networkMode: 'host' });
    const guest = aContainer({ name: 'guest', networkMode: `container:${owner.id}`, sharesNamespaceWith: owner.id });
    expect(rulesOf(aTopology({ containers: [owner, guest] }))).toEqual(['host-network', 'host-network']);
  });

  it('of itself in a circle ends', () => {
    const [a, b] = [aContainerId('a'), aContainerId('b')];
    const containers = [
      aContainer({ name: 'a', networkMode: `container:${b}`, sharesNamespaceWith: b }),
      aContainer({ name: 'b', networkMode: `container:${a}`, sharesNamespaceWith: a }),
    ];
    expect(rulesOf(aTopology({ containers }))).toEqual([]);
  });
});

describe('what is not examined', () => {
  it('is said of those that run, and finds nothing', () => {
    const containers = [
      aContainer({ privileges: null }),
      aContainer({ name: 'old', privileges: null, state: 'exited' }),
    ];
    expect(unexamined(aTopology({ containers })).map(({ name }) => name)).toEqual(['web']);
    expect(rulesOf(aTopology({ containers }))).toEqual([]);
  });
});

describe('the id', () => {
  const found = (about: Partial<Container>) => only(withPrivileges({ privileged: true }, about)).finding;

  it('outlives the container, and is another for another name, rule or engine', () => {
    const compose = { project: 'shop', service: 'web', labels: { 'com.docker.compose.container-number': '1' } };
    const before = found({ ...compose, id: aContainerId('before'), name: 'shop-web-1' });
    expect(found({ ...compose, id: aContainerId('after'), name: 'shop_web_1', image: 'other' }).id).toBe(before.id);
    expect(found({ name: 'other' }).id).not.toBe(before.id);
    expect(only(withPrivileges({ engineSocket: true }, compose)).finding.id).not.toBe(before.id);
  });

  it('is safe in an address, whatever the name', () => {
    expect(found({ name: '../%2e?#\r\n\u202e“”' }).id).toMatch(/^privileged-[0-9a-f]{32}$/);
  });
});

describe('the evidence', () => {
  it('shows what would hide or turn text round', () => {
    const { finding } = only(withPrivileges({ privileged: true }, { name: 'a\u202eb' }));
    expect(finding.evidence).toContain('“a\\u{202e}b”');
  });

  it('is one for IPv4 and IPv6, and another for a further port, not for another port outside', () => {
    const versionOf = (topology: Topology) => only(topology).finding.version;
    const one = publishing(['0.0.0.0', 32768, 80], ['::', 32768, 80]);
    expect(only(one).finding.evidence).toContain('Port 32768 (80/tcp) of “web” answers on every address');
    expect(versionOf(publishing(['0.0.0.0', 40001, 80]))).toBe(versionOf(one));
    expect(versionOf(publishing(['0.0.0.0', 32768, 80], ['0.0.0.0', 32769, 80]))).not.toBe(versionOf(one));
    expect(versionOf(publishing(['0.0.0.0', 32768, 80], ['0.0.0.0', 32769, 443]))).not.toBe(versionOf(one));
  });

  it('names a few and counts the rest', () => {
    const many = Array.from({ length: 9 }, (_, at) => aContainer({ name: `c${at}` }));
    const { finding } = findingsOf(joined([{ ...bridge, icc: false }], many))[0] ?? {};
    expect(finding?.evidence).toContain('“c0”, “c1”, “c2”, “c3” and 5 more are on the default bridge');
  });

  it('tells of projects, and last of what is of none', () => {
    const grafana = aContainer({ name: 'grafana', project: 'metrics' });
    expect(only(joined([aNetwork()], [cron, web, grafana])).finding.evidence).toBe(
      '3 containers of “metrics”, “shop” and no project reach each other on every port.',
    );
  });

  it('comes with a line that ends it where one network leads outside', () => {
    const app = aNetwork({ icc: false });
    const { command } = only(joined([vault, app], [web])).finding;
    expect(command).toBe(`docker network disconnect ${app.id.slice(0, 12)} ${web.id.slice(0, 12)}`);
    const two = joined([vault, app, aNetwork({ name: 'more', icc: false })], [web]);
    expect(only(two).finding.command).toBeNull();
  });
});
