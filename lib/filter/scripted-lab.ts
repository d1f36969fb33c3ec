import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';

const subnet = (block: string, gateway: string) => ({ subnet: block, gateway, ipRange: null, reserved: {} });

const networks = {
  app: aNetwork({
    name: 'app',
    project: 'shop',
    subnets: [subnet('10.0.1.0/24', '10.0.1.1')],
    options: { 'com.docker.network.bridge.name': 'br-shop' },
  }),
  data: aNetwork({
    name: 'data',
    project: 'shop',
    internal: true,
    ipv6: true,
    labels: { tier: 'back' },
    subnets: [subnet('10.0.2.0/24', '10.0.2.1'), subnet('fd00::/64', 'fd00::1')],
  }),
  mesh: aNetwork({
    name: 'mesh',
    driver: 'overlay',
    scope: 'swarm',
    attachable: true,
    encrypted: true,
    mtu: 1450,
    vni: 4097,
    subnets: [subnet('10.0.3.0/24', '10.0.3.1')],
  }),
  template: aNetwork({ name: 'template', driver: 'null', configOnly: true, mtu: null, subnets: [] }),
  bridge: aNetwork({ name: 'bridge', subnets: [subnet('172.17.0.0/16', '172.17.0.1')] }),
  host: aNetwork({ name: 'host', driver: 'host', mtu: null, subnets: [] }),
  none: aNetwork({ name: 'none', driver: 'null', mtu: null, subnets: [] }),
};

const vpn = aContainer({ name: 'vpn', image: 'vpn' });
const containers = {
  web: aContainer({
    name: 'web',
    project: 'shop',
    service: 'web',
    labels: { tier: 'front' },
    ports: [{ ip: '0.0.0.0', publicPort: 8080, privatePort: 80, protocol: 'tcp' }],
  }),
  api: aContainer({ name: 'api', project: 'shop', service: 'api', image: 'shop/api' }),
  db: aContainer({ name: 'db', project: 'shop', service: 'db', image: 'postgres:17', health: 'unhealthy' }),
  cron: aContainer({ name: 'cron', image: 'cron', state: 'exited' }),
  vpn,
  torrent: aContainer({ name: 'torrent', image: 'torrent', sharesNamespaceWith: vpn.id }),
  agent: aContainer({ name: 'agent', image: 'agent', networkMode: 'host' }),
  batch: aContainer({ name: 'batch', image: 'batch', networkMode: 'none' }),
  lost: aContainer({ name: 'lost', image: 'lost', state: 'created' }),
};

function tie(network: keyof typeof networks, container: keyof typeof containers, host: number, aliases: string[] = []) {
  const block = networks[network].subnets[0]?.subnet.replace(/\d+\/\d+$/, '');
  const hex = (digits: string) => Number(digits).toString(16).padStart(2, '0');
  return anEndpoint(networks[network], containers[container], {
    ipv4: block ? `${block}${host}/24` : null,
    macAddress: block ? `02:42:${`${block}${host}`.split('.').map(hex).join(':')}` : null,
    aliases,
  });
}

/**
 * For tests: web, api and cron on `app`, api and db on `data` (internal), vpn with torrent in its namespace on `mesh`
 * (overlay), agent in host mode, batch on `none`, lost on nothing; `template` and `bridge` have no members.
 */
export const aLab = {
  networks,
  containers,
  topology: aTopology({
    networks: Object.values(networks),
    containers: Object.values(containers),
    endpoints: [
      tie('app', 'web', 2),
      tie('app', 'api', 3),
      { ...tie('app', 'cron', 4), active: false, ipv4: null, macAddress: null },
      tie('data', 'api', 3),
      tie('data', 'db', 2, ['database']),
      tie('mesh', 'vpn', 2),
      tie('host', 'agent', 0),
      tie('none', 'batch', 0),
    ],
  }),
};
