import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { overlaps, roomOf, sizeOf } from './geometry';
import { groundOf } from './ground';
import { layoutScene } from './layout';
import { sceneOf } from './scene';
import { nodeId } from './scene-ids';

const host = aNetwork({ name: 'host', driver: 'host', subnets: [] });
const port = (publicPort: number) => ({ ip: '0.0.0.0', publicPort, privatePort: 80, protocol: 'tcp' as const });
const web = aContainer({ name: 'web', ports: [port(8080), port(8443)] });
const networks = {
  open: aNetwork({ name: 'open' }),
  inner: aNetwork({ name: 'inner', internal: true }),
  lan: aNetwork({ name: 'lan', driver: 'macvlan', parent: 'eth0' }),
  mesh: aNetwork({ name: 'mesh', driver: 'overlay' }),
};
const scene = sceneOf(
  aTopology({
    networks: [host, ...Object.values(networks)],
    containers: [web],
    endpoints: Object.values(networks).map((network) => anEndpoint(network, web)),
  }),
);
const places = layoutScene(scene);
const ground = groundOf(scene, (id) => places.get(id));
const tapOf = (id: string) => ground.taps.find(({ from }) => from === `network:${id}`);
const [hostBar, outsideBar] = ground.bars;

describe('the ways outward', () => {
  it('lead a masqueraded bridge to the host, and a macvlan past it to the outside by its parent', () => {
    expect(tapOf(networks.open.id)).toMatchObject({ kind: 'nat', end: { y: hostBar?.box.top } });
    expect(tapOf(networks.lan.id)).toMatchObject({ kind: 'parent', label: 'eth0', end: { y: outsideBar?.box.top } });
  });

  it('end an internal network visibly where it stands, and say nothing of an overlay', () => {
    const tap = tapOf(networks.inner.id);
    expect(tap?.kind).toBe('closed');
    expect((tap?.end.y ?? Infinity) - (tap?.start.y ?? 0)).toBeLessThan(20);
    expect(tapOf(networks.mesh.id)).toBeUndefined();
  });

  it('lead every published port to the outside, side by side', () => {
    const ports = ground.taps.filter(({ kind }) => kind === 'port');
    expect(ports.map(({ label }) => label)).toEqual([':8080', ':8443']);
    expect(Math.abs((ports[0]?.end.x ?? 0) - (ports[1]?.end.x ?? 0))).toBeGreaterThanOrEqual(40);
  });

  it('are not drawn where the host is filtered away', () => {
    expect(groundOf({ ...scene, host: null }, (id) => places.get(id))).toEqual({ bars: [], taps: [] });
  });
});

describe('containers in host mode that are folded into one', () => {
  it('stand on the host, as they do by themselves', () => {
    const agents = ['a', 'b'].map((name) => aContainer({ name, networkMode: 'host' }));
    const loner = aContainer({ name: 'loner', networkMode: 'host', project: 'shop' });
    const folded = sceneOf(
      aTopology({
        networks: [host, networks.open],
        containers: [web, loner, ...agents],
        endpoints: [anEndpoint(networks.open, web), ...[loner, ...agents].map((agent) => anEndpoint(host, agent))],
      }),
      { folded: new Set([nodeId('network', host.id)]) },
    );
    const at = layoutScene(folded);
    const bar = groundOf(folded, (id) => at.get(id)).bars[0]?.box;
    const nodes = folded.nodes.map((node) => ({ node, at: at.get(node.id) ?? { x: NaN, y: NaN } }));
    const group = nodes.find(({ node }) => node.id === nodeId('network', host.id));
    const seated = nodes.find(({ node }) => node.label === 'loner');
    for (const one of [group, seated]) {
      const foot = (one?.at.y ?? NaN) + (one ? sizeOf(one.node).height : NaN) / 2;
      expect(foot).toBe((bar?.top ?? NaN) - 2);
    }
    for (const { node, at } of nodes) {
      if (node === group?.node || !group) continue;
      expect(overlaps(at, roomOf(node), group.at, roomOf(group.node)), node.label).toBe(false);
    }
  });
});
