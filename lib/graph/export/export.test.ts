import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { groundOf } from '../ground';
import { layoutScene } from '../layout';
import { projectBoxes } from '../project-boxes';
import { sceneOf } from '../scene';
import { diagramOf } from './diagram';
import { dotOf } from './dot';
import { mermaidOf } from './mermaid';
import { svgOf, type Palette } from './svg';

const hostile = aNetwork({ name: '"]; <script>alert(1)</script> | end \\ &' });
const app = aNetwork({ name: 'shop_app', project: 'shop' });
const web = aContainer({ name: 'shop-web-1', project: 'shop', service: 'web' });
const vpn = aContainer({ name: 'vpn' });
const guest = aContainer({ name: 'torrent', sharesNamespaceWith: vpn.id });
const topology = aTopology({
  networks: [app, hostile, aNetwork({ name: 'host', driver: 'host', subnets: [] })],
  containers: [web, vpn, guest],
  endpoints: [anEndpoint(app, web, { ipv4: '10.20.1.5/24' }), anEndpoint(hostile, vpn, { active: false, ipv4: null })],
});
const everything = {
  networks: new Set(topology.networks.map(({ id }) => id)),
  containers: new Set(topology.containers.map(({ id }) => id)),
};

describe('text diagrams', () => {
  const diagram = diagramOf(topology, everything);

  it('hold every network, container, endpoint and shared namespace once', () => {
    expect(mermaidOf(diagram)).toMatchInlineSnapshot(`
      "flowchart LR
        n2(["#34;#93;; #60;script#62;alert(1)#60;/script#62; #124; end #92; #38;<br/>bridge · 10.43.108.0/24"])
        n3(["host<br/>host"])
        c2["vpn"]
        c3["torrent"]
        subgraph p1["shop"]
          n1(["shop_app<br/>bridge · 10.32.113.0/24"])
          c1["shop-web-1"]
        end
        c1 ---|"10.20.1.5"| n1
        c2 -.- n2
        c3 ==>|"shares namespace"| c2
      "
    `);
    expect(dotOf(diagram)).toMatchInlineSnapshot(`
      "graph netloom {
        overlap=false;
        node [fontname="sans-serif"];
        n2 [shape=ellipse, label="\\"]; <script>alert(1)</script> | end \\\\ &\\nbridge · 10.43.108.0/24"];
        n3 [shape=ellipse, label="host\\nhost"];
        c2 [shape=box, label="vpn"];
        c3 [shape=box, label="torrent"];
        subgraph cluster_1 {
          label="shop";
          style=rounded;
          n1 [shape=ellipse, label="shop_app\\nbridge · 10.32.113.0/24"];
          c1 [shape=box, label="shop-web-1"];
        }
        c1 -- n1 [label="10.20.1.5"];
        c2 -- n2 [label="", style=dashed];
        c3 -- c2 [label="shares namespace", style=dotted];
      }
      "
    `);
  });

  it('hold only what is visible', () => {
    const some = diagramOf(topology, { networks: new Set([app.id]), containers: new Set([web.id]) });
    expect(mermaidOf(some)).not.toContain('vpn');
    expect(dotOf(some).match(/--/g)).toHaveLength(1);
  });

  it('let no name end its text', () => {
    for (const line of mermaidOf(diagram).split('\n')) expect(line.match(/"/g)?.length ?? 0, line).toBeOneOf([0, 2]);
    expect(mermaidOf(diagram)).not.toMatch(/<script>/);
    expect(dotOf(diagram)).toContain('\\"]; <script>');
  });
});

describe('the picture as SVG', () => {
  const colours: Palette = {
    canvas: '#000',
    panel: '#111',
    raised: '#222',
    line: '#333',
    text: '#fff',
    muted: '#888',
    accent: '#00f',
    ok: '#0f0',
    warn: '#ff0',
    bad: '#f00',
    kind: {
      bridge: '#1',
      overlay: '#2',
      macvlan: '#3',
      ipvlan: '#4',
      host: '#5',
      none: '#6',
      plugin: '#7',
    },
  };
  const scene = sceneOf(topology);
  const places = layoutScene(scene);
  const svg = svgOf({
    scene,
    boxes: projectBoxes(scene, (id) => places.get(id)),
    ground: groundOf(scene, (id) => places.get(id)),
    positionOf: (id) => places.get(id),
    window: { left: -400, top: -300, right: 400, bottom: 300 },
    zoom: 1.5,
    colours,
    widthOf: () => 2,
  });

  it('shows each node, line and bar, at the size of the screen', () => {
    expect(svg).toContain('width="1200" height="900"');
    for (const label of ['shop_app', 'web-1', 'vpn', 'torrent', 'host', 'outside']) expect(svg).toContain(`>${label}<`);
  });

  it('lets no name become markup', () => {
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script');
  });
});
