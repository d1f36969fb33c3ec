import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  parseConnectedRoutes,
  parseInet6,
  parseLocalAddresses,
  parseReachedSubnets,
  subnetOf,
} from './proc-route';

const routes = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth1	00000000	010013AC	0003	0	0	0	00000000	0	0	0
eth0	00001E0A	00000000	0001	0	0	0	00FFFFFF	0	0	0
eth1	000013AC	00000000	0001	0	0	0	0000FFFF	0	0	0
eth1	0000A8C0	010013AC	0003	0	0	0	0000FFFF	0	0	0
eth2	004DA8C0	00000000	0000	0	0	0	00FFFFFF	0	0	0
tun0	00000000	00000000	0001	0	0	0	00000000	0	0	0
`;
const fibTrie = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 10.30.0.0/24 2 0 2
        +-- 10.30.0.0/29 2 0 2
           |-- 10.30.0.0
              /24 link UNICAST
           |-- 10.30.0.6
              /32 host LOCAL
        |-- 10.30.0.255
           /32 link BROADCAST
     +-- 127.0.0.0/8 2 0 2
        |-- 127.0.0.0
           /8 host LOCAL
        |-- 127.0.0.1
           /32 host LOCAL
Local:
     |-- 172.19.0.3
        /32 link UNICAST
        /32 host LOCAL
`;

describe('/proc/<pid>/net', () => {
  it('tells the connected subnets of each interface, and no route by a gateway, default route or route that is down', () => {
    expect(parseConnectedRoutes(routes)).toEqual(
      new Map([
        ['eth0', ['10.30.0.0/24']],
        ['eth1', ['172.19.0.0/16']],
      ]),
    );
  });

  it('tells what each interface leads to, behind routers too', () => {
    expect(parseReachedSubnets(routes)).toEqual(
      new Map([
        ['eth0', ['10.30.0.0/24']],
        ['eth1', ['172.19.0.0/16', '192.168.0.0/16']],
      ]),
    );
  });

  it.each(['', 'Iface\n', 'Iface\neth0 zz zz 0001 0 0 0 zz', 'Iface\neth0 00001E0A 00000000 0001 0 0 0 00FF00FF'])(
    'tells no subnet from what is no route: %j',
    (text) => expect(parseConnectedRoutes(text).size).toBe(0),
  );

  it('tells the addresses of the namespace, and not its subnets and broadcast addresses', () => {
    expect(parseLocalAddresses(fibTrie)).toEqual(new Set(['10.30.0.6', '127.0.0.1', '172.19.0.3']));
  });

  it('tells the IPv6 addresses of each interface', () => {
    const text = `fd000020000600000000000000000011 56 40 00 82     eth0
fe8000000000000000420afffe1a0002 56 40 20 80     eth0
00000000000000000000000000000001 01 80 10 80       lo
`;
    expect(parseInet6(text)).toEqual(
      new Map([
        ['eth0', ['fd00:20:6:0:0:0:0:11/64', 'fe80:0:0:0:42:aff:fe1a:2/64']],
        ['lo', ['0:0:0:0:0:0:0:1/128']],
      ]),
    );
    expect(parseInet6('nonsense\n\nzz 1 2 3 4 eth0').size).toBe(0);
  });

  it.each([
    ['fd00:20:6::11/64', 'fd00:20:6:0:0:0:0:11/64'],
    ['FD00:0020:6:0::11/64', 'fd00:20:6:0:0:0:0:11/64'],
    ['10.0.0.300/24', null],
    ['fd00::1', null],
  ])('spells %s as %s', (address, spelled) => expect(canonicalAddress(address)).toBe(spelled));

  it.each([
    ['172.19.0.3/16', '172.19.0.0/16'],
    ['10.0.0.9/32', '10.0.0.9/32'],
    ['fd00::1/64', null],
    ['10.0.0.9', null],
  ])('places %s in %s', (address, subnet) => expect(subnetOf(address)).toBe(subnet));
});
