import { describe, expect, it } from 'vitest';
import { aDoubleThatIsNotAsked } from './not-asked';

const { refused, containerId, networkId } = aDoubleThatIsNotAsked();

describe('a bad attach is refused before the engine is asked', () => {
  const web = { containerId: '' };
  it.each<[string, string, unknown, RegExp]>([
    ['no body', 'fixed', undefined, /^400 /],
    ['no JSON', 'fixed', '{', /^400 The body is not JSON/],
    ['a list', 'fixed', [], /^400 /],
    ['no container', 'fixed', {}, /^400 .*containerId/],
    ['a short id', 'fixed', { containerId: 'abcdef' }, /^400 .*64 hex digits/],
    ['a name', 'fixed', { containerId: 'web/../x' }, /^400 .*64 hex digits/],
    ['capitals', 'fixed', { containerId: 'A'.repeat(64) }, /^400 .*64 hex digits/],
    ['an unknown container', 'fixed', { containerId: 'a'.repeat(64) }, /^404 .*no container/],
    ['an unknown network', 'f'.repeat(64), web, /^404 .*no network/],
    ['a network’s name', 'no-such-name', web, /^400 .*64 hex digits/],
    ['a path for a network', '..%2Fx', web, /^400 /],
    ['a field nobody knows', 'fixed', { ...web, Privileged: true }, /^400 .*Privileged/],
    ['no address', 'fixed', { ...web, ipv4: 'x' }, /^400 .*ipv4: .*written like/],
    ['an address beyond 255', 'fixed', { ...web, ipv4: '10.50.0.300' }, /^400 .*ipv4/],
    ['an address with a prefix', 'fixed', { ...web, ipv4: '10.50.0.7/24' }, /^400 .*ipv4/],
    ['a number for an address', 'fixed', { ...web, ipv4: 7 }, /^400 .*ipv4/],
    ['IPv4 for IPv6', 'fixed', { ...web, ipv6: '10.50.0.7' }, /^400 .*ipv6/],
    ['an address of elsewhere', 'fixed', { ...web, ipv4: '10.51.0.7' }, /^422 .*its subnet is 10\.50\.0\.0\/24/],
    ['IPv6 where there is none', 'fixed', { ...web, ipv6: 'fd00::7' }, /^422 .*no such subnet/],
    ['the gateway', 'fixed', { ...web, ipv4: '10.50.0.1' }, /^409 .*gateway, reserved/],
    ['the network address', 'fixed', { ...web, ipv4: '10.50.0.0' }, /^409 /],
    ['the broadcast address', 'fixed', { ...web, ipv4: '10.50.0.255' }, /^409 /],
    ['a reserved address', 'fixed', { ...web, ipv4: '10.50.0.9' }, /^409 /],
    ['an address that is taken', 'six', { ...web, ipv4: '10.40.0.66' }, /^409 .*in use on “six”/],
    ['one taken, spelled otherwise', 'six', { ...web, ipv6: 'fd00:40:0:0::66' }, /^409 .*in use/],
    ['an empty alias', 'fixed', { ...web, aliases: [''] }, /^400 .*aliases/],
    ['an alias with a space', 'fixed', { ...web, aliases: ['a b'] }, /^400 .*aliases/],
    ['an alias like an option', 'fixed', { ...web, aliases: ['--ip'] }, /^400 .*aliases/],
    ['an alias that reorders text', 'fixed', { ...web, aliases: ['a\u202eb'] }, /^400 .*aliases/],
    ['33 aliases', 'fixed', { ...web, aliases: Array.from({ length: 33 }, (_, at) => `a${at}`) }, /^400 .*aliases/],
    ['no MAC address', 'fixed', { ...web, macAddress: '02:42' }, /^400 .*macAddress/],
    ['a group’s MAC address', 'fixed', { ...web, macAddress: '01:00:5e:00:00:01' }, /^400 .*group/],
    ['a MAC address here', 'fixed', { ...web, macAddress: '02:42:ac:11:00:02' }, /^422 .*ignores a MAC address/],
    ['half a priority', 'fixed', { ...web, gatewayPriority: 0.5 }, /^400 .*gatewayPriority/],
    ['a priority beyond 32 bits', 'fixed', { ...web, gatewayPriority: 2 ** 31 }, /^400 .*gatewayPriority/],
    ['a priority here', 'fixed', { ...web, gatewayPriority: 1 }, /^422 .*no gateway priority/],
    ['a list of options', 'fixed', { ...web, driverOptions: ['a=b'] }, /^400 .*driverOptions/],
    ['an option’s key with =', 'fixed', { ...web, driverOptions: { 'a=b': 'c' } }, /^400 .*driverOptions/],
    ['an option that is a number', 'fixed', { ...web, driverOptions: { a: 1 } }, /^400 .*driverOptions/],
    ['the host’s network', 'host', web, /^422 .*host’s own namespace/],
    ['none', 'none', web, /^422 .*no network at all/],
    ['the ingress', 'ingress', web, /^422 .*Swarm’s own network/],
    ['a network of settings', 'settings', web, /^422 .*settings for other networks/],
    ['an overlay for services', 'services', web, /^422 .*--attachable/],
    ['who is there already', 'shop_app', web, /^409 .*on “shop_app” already/],
    ['a task of Swarm', 'fixed', { containerId: 'task' }, /^422 .*Swarm service/],
    ['host mode', 'fixed', { containerId: 'hosted' }, /^422 .*host’s network/],
    ['no network at all', 'fixed', { containerId: 'lonely' }, /^422 .*network none/],
    ['another’s namespace', 'fixed', { containerId: 'guest' }, /^422 .*another container’s network/],
    ['a fixed address on the default bridge', 'bridge', { ...web, ipv4: '172.17.0.99' }, /^422 .*default bridge/],
    ['an alias on the default bridge', 'bridge', { ...web, aliases: ['www'] }, /^422 .*default bridge/],
  ])('%s', async (_title, network, body, answer) => {
    const named = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !('containerId' in value))
        return value;
      const name = value.containerId === '' ? 'web' : value.containerId;
      return { ...value, containerId: typeof name === 'string' ? containerId(name) : name };
    };
    expect(await refused('POST', `/api/networks/${networkId(network)}/endpoints`, named(body))).toMatch(answer);
  });

  it.each<[string, string, Record<string, string>, RegExp]>([
    ['a form', '', { 'content-type': 'text/plain' }, /^415 /],
    ['a preview that is spelled otherwise', '?Preview=true', {}, /^400 /],
    ['a preview of neither yes nor no', '?preview=maybe', {}, /^400 /],
    ['a preview twice', '?preview=false&preview=true', {}, /^400 /],
    ['a page of elsewhere', '', { origin: 'http://elsewhere' }, /^403 /],
  ])('%s', async (_title, query, headers, answer) => {
    const path = `/api/networks/${networkId('fixed')}/endpoints${query}`;
    expect(await refused('POST', path, { containerId: containerId('web') }, headers)).toMatch(answer);
  });
});

describe('a bad detach is refused before the engine is asked', () => {
  it.each([
    ['fixed', 'web', '', /^409 .*is not on “fixed”/],
    ['mesh', 'task', '', /^422 .*Swarm service/],
    ['host', 'hosted', '', /^422 .*stays on the host’s network/],
    ['shop_app', 'a'.repeat(64), '', /^404 /],
    ['shop_app', 'short', '', /^400 /],
    ['shop_app', 'web', '?force=1', /^400 /],
    ['shop_app', 'web', '?all=true', /^400 /],
  ])('of %s: %s%s', async (network, container, query, answer) => {
    const path = `/api/networks/${networkId(network)}/endpoints/${containerId(container)}${query}`;
    expect(await refused('DELETE', path, undefined)).toMatch(answer);
  });
});

describe('a bad network is refused before the engine is asked', () => {
  const one = (subnet: string, rest: object = {}) => ({ subnets: [{ subnet, ...rest }] });
  const free = '10.60.0.0/24';
  const mac = (options: Record<string, string>) => ({ driver: 'macvlan', options });
  it.each<[object, RegExp]>([
    [{ name: undefined }, /^400 .*name/],
    [{ name: '' }, /^400 .*name/],
    [{ name: '-x' }, /^400 .*name/],
    [{ name: 'a\nb' }, /^400 .*name/],
    [{ name: 'x'.repeat(129) }, /^400 .*name/],
    [{ name: 'shop_app' }, /^409 .*already/],
    [{ name: 'host' }, /^409 |^422 /],
    [{ name: 'default' }, /^422 .*keeps for itself/],
    [{ driver: 'host' }, /^422 .*one network each/],
    [{ driver: 'null' }, /^422 .*one network each/],
    [{ driver: '' }, /^400 .*driver/],
    [{ driver: 'weave' }, /^422 .*no driver “weave”/],
    [{ internal: 'yes' }, /^400 .*internal/],
    [{ privileged: true }, /^400 .*privileged/],
    [one('nonsense'), /^400 .*subnets\.0\.subnet/],
    [one('10.60.0.300/24'), /^400 .*subnets\.0\.subnet/],
    [one('10.60.0.0/33'), /^400 .*subnets\.0\.subnet/],
    [one('10.60.0.7/24'), /^400 .*write 10\.60\.0\.0\/24/],
    [one('10.60.0.0/32'), /^400 .*one address/],
    [one('127.0.0.0/8'), /^400 .*loopback/],
    [one('224.0.0.0/24'), /^400 .*multicast/],
    [one('169.254.7.0/24'), /^400 .*link-local/],
    [one('240.0.0.0/24'), /^400 .*reserved/],
    [one('fd00:7::/64'), /^400 .*switch it on/],
    [{ ...one('fe80::/64'), ipv6: true }, /^400 .*link-local/],
    [one(free, { gateway: '10.61.0.1' }), /^400 .*not an address of/],
    [one(free, { gateway: '10.60.0.255' }), /^400 .*first or the last/],
    [one(free, { gateway: '10.60.0.1/24' }), /^400 .*gateway/],
    [one(free, { ipRange: '10.61.0.0/25' }), /^400 .*does not lie in/],
    [one(free, { ipRange: '10.60.0.0/16' }), /^400 .*does not lie in/],
    [one(free, { ipRange: '10.60.0.7' }), /^400 .*ipRange/],
    [one(free, { reserved: { a: '10.61.0.1' } }), /^400 .*not one of/],
    [one(free, { gateway: '10.60.0.1', reserved: { a: '10.60.0.1' } }), /^400 .*gateway’s/],
    [one(free, { reserved: { a: '10.60.0.9', b: '10.60.0.9' } }), /^400 .*reserved twice/],
    [one(free, { reserved: { a: '10.60.0.0' } }), /^400 .*first or the last/],
    [one(free, { reserved: ['10.60.0.9'] }), /^400 .*reserved/],
    [one(free, { reserved: { 'a b': '10.60.0.9' } }), /^400 .*reserved/],
    [one('10.40.0.0/16'), /^409 .*overlaps/],
    [one('10.50.0.128/25'), /^409 .*overlaps “fixed”/],
    [{ ...mac({}), subnets: [{ subnet: free }, { subnet: '10.60.0.128/25' }] }, /^400 .*same network/],
    [{ subnets: [{ subnet: free }, { subnet: '10.61.0.0/24' }] }, /^422 .*A bridge has one IPv4 subnet/],
    [{ subnets: Array.from({ length: 17 }, (_, at) => ({ subnet: `10.${at}.0.0/24` })) }, /^400 .*subnets/],
    [mac({ macvlan_mode: 'open' }), /^400 .*one of bridge, private/],
    [mac({ parent: 'lo' }), /^422 .*loopback/],
    [mac({ parent: 'a-name-too-long-for-linux' }), /^400 .*name of an interface/],
    [mac({ parent: 'eth 0' }), /^400 .*name of an interface/],
    [mac({ parent: 'eth0' }), /^409 .*“lan” is on eth0 already/],
    [{ driver: 'ipvlan', options: { parent: 'eth0' } }, /^409 .*not share one|^422 .*no driver/],
    [{ options: { 'com.docker.network.bridge.name': 'a-name-too-long-for-linux' } }, /^400 .*up to 15/],
    [{ options: { 'com.docker.network.bridge.name': 'docker0' } }, /^409 .*docker0/],
    [{ options: { a: 1 } }, /^400 .*options/],
    [{ labels: ['a=b'] }, /^400 .*labels/],
  ])('%j', async (body, answer) => {
    expect(await refused('POST', '/api/networks', { name: 'new', ...body })).toMatch(answer);
  });
});
