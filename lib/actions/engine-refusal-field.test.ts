import { describe, expect, it } from 'vitest';
import { fieldOfEngineRefusal } from './engine-refusal-field';

const reserved = { nas: '10.2.0.9' };
const request = {
  subnets: [
    { subnet: '10.1.0.0/24', reserved: {} },
    { subnet: '10.2.0.0/24', gateway: '10.99.0.1', ipRange: '10.98.0.0/25', reserved },
  ],
  options: { 'com.docker.network.driver.mtu': 'abc' },
};

/** In the words of 20.10. */
describe('the field that an engine complains of', () => {
  it.each([
    ['network with name taken already exists', 'name'],
    ['operation is not permitted on predefined host network ', 'name'],
    ['plugin "nope" not found', 'driver'],
    ['This node is not a swarm manager. Use "docker swarm init" or "docker swarm join"', 'driver'],
    ['Invalid subnet abc : invalid CIDR address: abc', 'subnets.0.subnet'],
    ['Invalid subnet 10.2.0.0/24 : no', 'subnets.1.subnet'],
    ['Pool overlaps with other one on this address space', 'subnets.0.subnet'],
    ["bridge driver doesn't support multiple subnets", 'subnets.0.subnet'],
    ['failed to allocate gateway (10.99.0.1): Requested address is out of range', 'subnets.1.gateway'],
    ['invalid gateway address abc in Ipam configuration', 'subnets.0.gateway'],
    [
      'failed to parse pool request for address space "LocalDefault" pool "10.1.0.0/24" subpool "abc"',
      'subnets.0.ipRange',
    ],
    ['auxiliary address: (nas:10.2.0.9) must belong to the master pool: 10.1.0.0/24', 'subnets.0.reserved'],
    ['could not find an available, non-overlapping IPv6 address pool among the defaults', 'ipv6'],
    [
      'failed to parse com.docker.network.driver.mtu value: abc (strconv.Atoi)',
      'options.com.docker.network.driver.mtu',
    ],
    [
      'failed to check bridge interface existence: numerical result out of range',
      'options.com.docker.network.bridge.name',
    ],
    ['invalid subinterface vlan name nope0, example formatting is eth0.10', 'options.parent'],
    ['vlan id must be between 1-4094, received: 9999', 'options.parent'],
    ["requested macvlan mode 'x' is not valid, 'bridge' mode is the macvlan driver default", 'options.macvlan_mode'],
    ['cannot create a swarm scoped network when swarm is not active', 'scope'],
    ['configuration network "nope" does not exist', 'configFrom'],
    ['configuration network can only contain network specific fields.', 'configOnly'],
    ['the disk is full', undefined],
  ])('in “%s” is %s', (message, field) => {
    expect(fieldOfEngineRefusal(message, request)).toBe(field);
  });
});
