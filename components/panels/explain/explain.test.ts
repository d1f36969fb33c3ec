import { describe, expect, it } from 'vitest';
import { aContainer, aTime } from '@/lib/model/builders';
import type { Happening, Port } from '@/lib/model';
import { formatBytes } from '@/lib/client/format';
import { driverFacts } from './driver-facts';
import { happeningText } from './happening-text';
import { explainLabel } from './label-explanation';
import { explainNetworkMode } from './network-mode';
import { explainOption } from './option-explanation';
import { explainAddress, portBindings, socketText } from './port-bindings';
import { shellWord } from './shell-word';
import { usableText } from './usable-text';

describe('an option of a network', () => {
  it.each([
    ['com.docker.network.bridge.name', 'docker0', /Linux bridge/],
    ['com.docker.network.bridge.enable_icc', 'true', /reach each other/],
    ['com.docker.network.bridge.enable_icc', 'false', /off/],
    ['com.docker.network.bridge.enable_ip_masquerade', '0', /route back/],
    ['com.docker.network.bridge.host_binding_ipv4', '0.0.0.0', /every address of the host/],
    ['com.docker.network.bridge.host_binding_ipv4', '127.0.0.1', /loopback/],
    ['com.docker.network.bridge.host_binding_ipv4', '192.0.2.7', /this address of the host only/],
    ['com.docker.network.bridge.gateway_mode_ipv6', 'routed', /No address translation/],
    ['com.docker.network.bridge.gateway_mode_ipv4', 'to-come', /between this network and the outside/],
    ['com.docker.network.driver.mtu', '1400', /in bytes/],
    ['com.docker.network.driver.overlay.vxlanid_list', '4097', /VXLAN/],
    ['encrypted', '', /IPsec/],
    ['parent', 'eth0', /cannot reach/],
    ['parent', 'eth0.50', /VLAN sub-interface/],
    ['macvlan_mode', 'private', /do not reach each other/],
    ['ipvlan_mode', 'l3', /no broadcast/],
    ['com.docker.network.endpoint.sysctls', '', /Kernel settings/],
  ])('%s = %j is explained by what it does', (key, value, explanation) => {
    expect(explainOption(key, value)).toMatch(explanation);
  });

  it.each(['io.example.speed', 'constructor', '__proto__', ''])('%j is not known', (key) => {
    expect(explainOption(key, 'true')).toBeNull();
  });

  it('is explained whatever its value, a name of an object’s own too', () => {
    expect(explainOption('macvlan_mode', 'constructor')).toBe('How members of the same parent reach each other.');
  });
});

describe('a label', () => {
  it.each([
    ['com.docker.compose.project', /Compose project/],
    ['com.docker.swarm.task.id', /Swarm task/],
    ['org.opencontainers.image.source', /source/],
  ])('%s is explained', (key, explanation) => {
    expect(explainLabel(key)).toMatch(explanation);
  });

  it('of its owner’s own is not', () => {
    expect(explainLabel('team')).toBeNull();
  });
});

describe('ports', () => {
  const port = (ip: string | null, publicPort: number | null, privatePort: number): Port => ({
    ip,
    publicPort,
    privatePort,
    protocol: 'tcp',
  });

  it('stand once each with all their addresses, published ones first', () => {
    expect(
      portBindings([
        port(null, null, 22),
        port('::', 8080, 80),
        port('0.0.0.0', 8080, 80),
        port('127.0.0.1', 443, 443),
      ]),
    ).toEqual([
      { inner: '443/tcp', publicPort: 443, addresses: ['127.0.0.1'] },
      { inner: '80/tcp', publicPort: 8080, addresses: ['0.0.0.0', '::'] },
      { inner: '22/tcp', publicPort: null, addresses: [] },
    ]);
  });

  it.each([
    ['0.0.0.0', 'every IPv4 address of the host', '0.0.0.0:80'],
    ['::', 'every IPv6 address of the host', '[::]:80'],
    ['127.0.0.1', 'the host itself only', '127.0.0.1:80'],
    ['::1', 'the host itself only', '[::1]:80'],
    ['192.0.2.7', 'this address of the host only', '192.0.2.7:80'],
  ])('on %s are for %s', (address, explanation, socket) => {
    expect(explainAddress(address)).toBe(explanation);
    expect(socketText(address, 80)).toBe(socket);
  });
});

describe('a network mode', () => {
  it.each([
    ['bridge', null, /no DNS names/],
    ['host', null, /host’s own namespace/],
    ['none', null, /loopback/],
    ['container:abc', null, /Another container’s namespace/],
    ['shop_app', null, /made on/],
    ['mesh', 'task', /Swarm attaches/],
  ])('%s is explained', (networkMode, swarmTask, explanation) => {
    expect(explainNetworkMode(aContainer({ networkMode, swarmTask }))).toMatch(explanation);
  });
});

describe('the size of a subnet', () => {
  it.each([
    ['10.1.2.0/24', 253, '253'],
    ['10.0.0.0/8', 16_777_213, '16,777,213'],
    ['fd00::/64', null, '2⁶⁴'],
    ['nonsense', null, null],
  ])('%s, of which %s are usable: %s', (subnet, usable, text) => {
    expect(usableText(subnet, usable)).toBe(text);
  });
});

describe('a driver', () => {
  it.each(['bridge', 'host', 'null', 'overlay', 'macvlan', 'ipvlan'])('%s is described, with a command', (name) => {
    const { what, path, choose, limits, command } = driverFacts(name);
    for (const text of [what, path, choose, ...limits]) expect(text).toMatch(/\.$/);
    expect(command).toMatch(/^docker /);
  });

  it('of a plugin is described as unknown, and its name is one word of the command', () => {
    expect(driverFacts('acme/net:2').command).toBe('docker network create --driver acme/net:2 my-network');
    expect(driverFacts('a b').command).toBe("docker network create --driver 'a b' my-network");
    expect(driverFacts('a\u202eb').command).toBeNull();
  });
});

describe('a word of a command', () => {
  it.each([
    ['docker0', 'docker0'],
    ['eth0.50', 'eth0.50'],
    ["it's; rm", "'it'\\''s; rm'"],
    ['$(id)', "'$(id)'"],
    ['-rf', null],
    ['', null],
    ['a\nb', null],
  ])('%j is %j', (name, word) => {
    expect(shellWord(name)).toBe(word);
  });
});

describe('what happened', () => {
  const happening: Happening = {
    at: aTime,
    kind: 'attached',
    networkId: null,
    containerId: null,
    networkName: 'shop_app',
    containerName: 'web',
    detail: null,
  };
  it.each([
    ['attached', null, 'from outside', 'web attached to shop_app'],
    ['attached', null, 'from the network', 'web attached'],
    ['detached', null, 'from the container', 'detached from shop_app'],
    ['address-changed', '10.0.0.4 → 10.0.0.5', 'from the endpoint', 'address: 10.0.0.4 → 10.0.0.5'],
    ['engine-lost', 'no answer', 'from outside', 'engine no longer answers: no answer'],
  ] as const)('%s (%s) is told %s as %j', (kind, detail, seen, text) => {
    expect(happeningText({ ...happening, kind, detail }, seen)).toBe(text);
  });

  it.each([
    ['container-health', 'healthy → unhealthy', 'from outside', 'web health: healthy → unhealthy'],
    ['container-started', null, 'from the container', 'started'],
  ] as const)('to a container, %s, is told without a network', (kind, detail, seen, text) => {
    expect(happeningText({ ...happening, networkName: null, kind, detail }, seen)).toBe(text);
  });

  it('to a network is told with its name, or without it in its own panel', () => {
    const created: Happening = { ...happening, containerName: null, kind: 'network-created' };
    expect(happeningText(created, 'from outside')).toBe('shop_app network created');
    expect(happeningText(created, 'from the network')).toBe('network created');
  });
});

describe('an amount', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [18_440_000, '18.4 MB'],
    [999_600, '1.00 MB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
