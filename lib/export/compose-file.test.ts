import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { aContainer, aContainerId, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import type { Container, Endpoint, Network } from '@/lib/model';
import { composeFile } from './compose-file';

interface World {
  networks: Network[];
  containers?: Container[];
  endpoints?: Endpoint[];
}

function fileOf(world: World, chosen: readonly Network[] = world.networks) {
  return composeFile(aTopology(world), {
    networks: new Set(chosen.map(({ id }) => id)),
    containers: new Set((world.containers ?? []).map(({ id }) => id)),
  });
}

const app = aNetwork({
  name: 'shop_app',
  subnets: [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: '10.1.0.128/25', reserved: { nas: '10.1.0.9' } }],
  labels: { team: 'net', 'com.docker.compose.project': 'shop', 'com.docker.compose.network': 'app' },
  options: { 'com.docker.network.driver.mtu': '1400' },
  internal: true,
});
const data = aNetwork({ name: 'data', subnets: [] });
const web = aContainer({
  name: 'web',
  ports: [
    { ip: '0.0.0.0', publicPort: 8080, privatePort: 80, protocol: 'tcp' },
    { ip: '::', publicPort: 8080, privatePort: 80, protocol: 'tcp' },
    { ip: '127.0.0.1', publicPort: 53, privatePort: 53, protocol: 'udp' },
    { ip: '0.0.0.0', publicPort: 81, privatePort: 81, protocol: 'tcp' },
    { ip: '::', publicPort: 82, privatePort: 81, protocol: 'tcp' },
    { ip: null, publicPort: null, privatePort: 443, protocol: 'tcp' },
  ],
});

describe('a Compose file', () => {
  it('holds the networks with all that Compose can say of them, and the services that are on them', () => {
    const endpoints = [
      anEndpoint(app, web, { aliases: ['www', 'web'], requestedIpv4: '10.1.0.77' }),
      anEndpoint(data, web),
    ];
    const { text } = fileOf({ networks: [app, data], containers: [web], endpoints }, [app]);
    expect(text).toBe(`# Exported by Netloom from the engine lab.
# Of services this holds image, networks and published ports: environment, command and volumes are
#   not known here.
# Compose adds labels of its own (com.docker.compose.…), and docker-compose 1 makes every network
#   attachable.
services:
  web:
    image: shop/web:latest
    networks:
      app:
        aliases:
          - www
        ipv4_address: 10.1.0.77
      data: {}
    ports:
      - 8080:80
      - 127.0.0.1:53:53/udp
      - 0.0.0.0:81:81
      - "[::]:82:81"
networks:
  app:
    name: shop_app
    driver: bridge
    driver_opts:
      com.docker.network.driver.mtu: "1400"
    internal: true
    ipam:
      config:
        - subnet: 10.1.0.0/24
          ip_range: 10.1.0.128/25
          gateway: 10.1.0.1
          aux_addresses:
            nas: 10.1.0.9
    labels:
      team: net
  data:
    name: data
    external: true
`);
  });

  const host = aNetwork({ name: 'host', driver: 'host', subnets: [] });
  const none = aNetwork({ name: 'none', driver: 'null', subnets: [] });
  const bridge = aNetwork({ name: 'bridge' });
  it.each<[string, Partial<Container>, Network[], object]>([
    ['host', { networkMode: 'host' }, [host], { network_mode: 'host' }],
    ['none', { networkMode: 'none' }, [none], { network_mode: 'none' }],
    ['the default bridge', { networkMode: 'bridge' }, [bridge], { network_mode: 'bridge' }],
    ['the default bridge beside another', { networkMode: 'bridge' }, [bridge, data], { networks: ['data'] }],
    [
      'another container',
      { networkMode: 'container:x', sharesNamespaceWith: aContainerId('db') },
      [],
      { network_mode: 'service:db' },
    ],
    [
      'one outside',
      { networkMode: 'container:x', sharesNamespaceWith: aContainerId('far') },
      [],
      { network_mode: 'container:far' },
    ],
  ])('gives a service on %s what it has', (_, settings, networks, expected) => {
    const probe = aContainer({ name: 'probe', ...settings });
    const db = aContainer({ name: 'db' });
    const far = aContainer({ name: 'far' });
    const endpoints = [...networks.map((network) => anEndpoint(network, probe)), anEndpoint(app, db)];
    const topology = aTopology({ networks: [app, host, none, bridge, data], containers: [probe, db, far], endpoints });
    const { text } = composeFile(topology, { networks: new Set(), containers: new Set([probe.id, db.id]) });
    const { services } = parse(text) as { services: Record<string, object> };
    expect(services['probe']).toEqual({ image: 'shop/web:latest', ...expected });
  });

  it('makes one service of containers that are alike, and several of those that are not', () => {
    const of = (name: string, service: string) => aContainer({ name, service, project: 'shop' });
    const [web1, web2, db1, db2] = [of('web-1', 'web'), of('web-2', 'web'), of('db-1', 'db'), of('db-2', 'db')];
    const endpoints = [
      ...[web1, web2, db2].map((container) => anEndpoint(data, container)),
      anEndpoint(data, db1, { requestedIpv4: '10.1.0.7' }),
    ];
    const { text } = fileOf({ networks: [data], containers: [web1, web2, db1, db2], endpoints });
    expect((parse(text) as { services: object }).services).toEqual({
      web: { image: 'shop/web:latest', networks: ['data'], scale: 2 },
      'db-1': { image: 'shop/web:latest', networks: { data: { ipv4_address: '10.1.0.7' } } },
      'db-2': { image: 'shop/web:latest', networks: ['data'] },
    });
  });

  it.each<[string, World, RegExp]>([
    [
      'settings only',
      { networks: [aNetwork({ name: 's', configOnly: true })] },
      /“s” is not made: Compose has no networks that only hold settings/,
    ],
    [
      'settings of another',
      { networks: [aNetwork({ name: 's', configFrom: 'x' })] },
      /“s” is not made: Compose cannot take settings/,
    ],
    ['the ingress', { networks: [aNetwork({ name: 'i', ingress: true })] }, /has no ingress/],
    [
      'another scope',
      { networks: [aNetwork({ name: 'm', driver: 'macvlan', scope: 'swarm' })] },
      /cannot ask for the scope of a Swarm/,
    ],
    ['a network without services', { networks: [data] }, /only what a service uses, and none here uses “data”/],
    ['a task of Swarm', { networks: [], containers: [aContainer({ swarmTask: 'x' })] }, /tasks of “web” are left out/],
    ['a stopped container', { networks: [], containers: [aContainer({ state: 'exited' })] }, /“web” does not run/],
    [
      'what needs a newer Compose',
      {
        networks: [{ ...data, ipv4: false }],
        containers: [web],
        endpoints: [anEndpoint(data, web, { gatewayPriority: 3 })],
      },
      /2\.33\.1 or newer to heed enable_ipv4/,
    ],
    [
      'links',
      { networks: [data], containers: [web], endpoints: [anEndpoint(data, web, { links: ['db:store'] })] },
      /“web” has links, which are left out/,
    ],
    [
      'what needs Compose 2',
      { networks: [data], containers: [web], endpoints: [anEndpoint(data, web, { driverOptions: { a: 'b' } })] },
      /it takes Compose 2\./,
    ],
  ])('says what it cannot hold: %s', (_, world, note) => {
    const { text, notes } = fileOf(world);
    expect(notes.join('\n')).toMatch(note);
    expect(text.replaceAll(/\n# +/g, ' ')).toMatch(note);
  });

  it('quotes what docker-compose 1 has a type for that the library does not know', () => {
    const network = aNetwork({ name: 'x', subnets: [], labels: { '=': '=' } });
    const { text } = fileOf({ networks: [network] });
    expect(text).toContain('"=": "="\n');
  });

  it('holds any name, label and option as it is, and hides nothing of them', () => {
    const part = fc.constantFrom(
      '\n',
      '\u001b',
      '\u202e',
      '\u2028',
      '\u0085',
      '$',
      '${A}',
      ': ',
      '#',
      '"',
      "'",
      '\\',
      '- ',
      'yes',
      '0x1',
      'é',
      '\u{e0041}',
      '1:30',
      '~',
      '<<',
      '*',
      '&',
    );
    const text = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (name, key, value) => {
        const network = aNetwork({ name, subnets: [], labels: { [key]: value }, options: { [key]: value } });
        const web1 = aContainer({ name: 'web' });
        const written = fileOf({
          networks: [network],
          containers: [web1],
          endpoints: [anEndpoint(network, web1)],
        }).text;
        expect(written).not.toMatch(/[\u001b\u202e\u2028\u0085\u{e0041}]/u);
        for (const version of ['1.1', '1.2'] as const) {
          const file = parse(written, { version }) as { networks: Record<string, object> };
          const dollars = value.replaceAll('$', '$$$$');
          expect(Object.values(file.networks)[0]).toEqual({
            name: name.replaceAll('$', '$$$$'),
            driver: 'bridge',
            driver_opts: { [key]: dollars },
            labels: { [key]: dollars },
          });
        }
      }),
    );
  });
});
