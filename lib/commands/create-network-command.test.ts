import { describe, expect, it } from 'vitest';
import { aNetwork } from '@/lib/model/builders';
import { createNetworkCommand } from './create-network-command';
import { requestFor } from './network-request';

describe('the command that makes a network anew', () => {
  it.each([
    [aNetwork({ name: 'app', subnets: [] }), 'docker network create --driver bridge app'],
    [
      aNetwork({
        name: 'app',
        internal: true,
        attachable: true,
        ipv6: true,
        subnets: [
          { subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: '10.1.0.128/25', reserved: { nas: '10.1.0.9' } },
          { subnet: 'fd00:1::/64', gateway: null, ipRange: null, reserved: {} },
        ],
        options: { 'com.docker.network.driver.mtu': '1400' },
        labels: { 'a b': '$(id)' },
      }),
      'docker network create --driver bridge --internal --attachable --ipv6 --subnet 10.1.0.0/24 --gateway 10.1.0.1 ' +
        '--ip-range 10.1.0.128/25 --aux-address nas=10.1.0.9 --subnet fd00:1::/64 ' +
        "--opt com.docker.network.driver.mtu=1400 --label 'a b=$(id)' app",
    ],
    [
      aNetwork({ name: 'branch', configFrom: 'template', labels: { a: 'b' } }),
      'docker network create --driver bridge --config-from template branch',
    ],
    [
      aNetwork({ name: 'template', driver: 'null', configOnly: true, subnets: [] }),
      'docker network create --driver bridge --config-only template',
    ],
    [
      aNetwork({ name: 'lan', driver: 'macvlan', scope: 'swarm', configFrom: 'template' }),
      'docker network create --driver macvlan --scope swarm --config-from template lan',
    ],
    [aNetwork({ name: '-f', subnets: [] }), 'docker network create --driver bridge -- -f'],
  ])('%#: %s', (network, command) => {
    expect(createNetworkCommand(requestFor(network))).toBe(command);
  });
});
