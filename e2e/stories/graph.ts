import { expect, type Page } from '@playwright/test';
import type { Core } from 'cytoscape';
import { detailAt } from '../../lib/graph/level-of-detail';
import { projectBoxes, titleOf } from '../../lib/graph/project-boxes';
import type { SceneNode } from '../../lib/graph/scene-nodes';

/** Cytoscape leaves itself on its host element. */
export type GraphHost = HTMLElement & { _cyreg?: { cy: Core } };

interface Spot {
  x: number;
  y: number;
}

/** The canvas as a person's eye has it: where things stand. */
export class Graph {
  constructor(private readonly page: Page) {}

  /** Page coordinates of the node with this label, once it is drawn. */
  async find(label: string): Promise<Spot> {
    const spots = await this.spots(label);
    const spot = spots.get(label);
    if (!spot) throw new Error(`No node is labelled ${label}.`);
    return spot;
  }

  /** Page coordinates of every node by its label, once the given one is among them. */
  async spots(awaited?: string): Promise<Map<string, Spot>> {
    const read = async () => new Map(await this.read());
    if (awaited !== undefined) await expect.poll(async () => (await read()).has(awaited)).toBe(true);
    return read();
  }

  /** Where a node stands in the graph's own coordinates: panning the view does not change it. */
  async place(label: string): Promise<Spot> {
    await this.find(label);
    return this.page.evaluate((wanted) => {
      const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
      const node = graph
        ?.nodes()
        .toArray()
        .find((item) => item.data('label') === wanted);
      return { ...(node?.position() ?? { x: NaN, y: NaN }) };
    }, label);
  }

  /** Nodes that are drawn, however many share a label. */
  async count(): Promise<number> {
    return this.page.evaluate(
      () => document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy.nodes().length ?? 0,
    );
  }

  /** Pixels that one unit of the graph's own coordinates takes. */
  async zoom(): Promise<number> {
    return this.page.evaluate(
      () => document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy.zoom() ?? 1,
    );
  }

  /** Where every node stands in the graph's own coordinates, by label. */
  async places(): Promise<Map<string, Spot>> {
    const places = await this.page.evaluate(() => {
      const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
      const nodes = graph?.nodes().toArray() ?? [];
      return nodes.map((node): [string, Spot] => [String(node.data('label')), { ...node.position() }]);
    });
    return new Map(places);
  }

  /** The middle of the name of a project's box, in page coordinates; its chevron is at the left end of that. */
  async boxTitle(project: string): Promise<{ title: Spot; chevron: Spot }> {
    const { nodes, zoom, pan, corner } = await this.page.evaluate(() => {
      const host = document.querySelector<GraphHost>('[data-testid=graph-host]');
      const graph = host?._cyreg?.cy;
      const drawn = graph?.nodes().toArray() ?? [];
      return {
        nodes: drawn.map((node) => ({ data: node.data() as SceneNode, at: { ...node.position() } })),
        zoom: graph?.zoom() ?? 1,
        pan: { ...(graph?.pan() ?? { x: 0, y: 0 }) },
        corner: { x: host?.getBoundingClientRect().x ?? 0, y: host?.getBoundingClientRect().y ?? 0 },
      };
    });
    const places = new Map(nodes.map(({ data, at }) => [data.id, at]));
    const scene = { nodes: nodes.map(({ data }) => data), lines: [], host: null, within: new Map() };
    const box = projectBoxes(scene, (id) => places.get(id)).find((one) => one.project === project);
    if (!box) throw new Error(`No box is drawn around ${project}.`);
    const { left, top } = titleOf(box, detailAt(zoom));
    const onPage = (x: number, y: number) => ({ x: x * zoom + pan.x + corner.x, y: y * zoom + pan.y + corner.y });
    return { title: onPage(left + 38, top + 14), chevron: onPage(left + 14, top + 14) };
  }

  async click(label: string): Promise<void> {
    const { x, y } = await this.find(label);
    await this.page.mouse.click(x, y);
  }

  async drag(label: string, onto: string): Promise<void> {
    await this.dragFrom(await this.find(label), onto);
  }

  /** From any point of the page. */
  async dragFrom(from: Spot, onto: string): Promise<void> {
    const to = await this.find(onto);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    for (const { x, y } of between(from, to)) await this.page.mouse.move(x, y);
    await this.page.mouse.up();
  }

  /** Takes the line of an endpoint near its container, and lets it go over another network. */
  async dragLine(container: string, network: string, onto: string): Promise<void> {
    const [from, to] = [await this.find(container), await this.find(network)];
    await this.dragFrom({ x: from.x + (to.x - from.x) * 0.4, y: from.y + (to.y - from.y) * 0.4 }, onto);
  }

  /** As a finger does it. */
  async touchDrag(label: string, onto: string): Promise<void> {
    const [from, to] = [await this.find(label), await this.find(onto)];
    const session = await this.page.context().newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [from]);
    for (const spot of between(from, to)) await touch('touchMove', [spot]);
    await touch('touchEnd', []);
    await session.detach();
  }

  /** Lines between two labels, with whether they wait for the engine. */
  async lines(container: string, network: string): Promise<{ pending: string | null }[]> {
    return this.page.evaluate(
      ([from, to]) => {
        const host = document.querySelector<GraphHost>('[data-testid=graph-host]');
        const edges = host?._cyreg?.cy.edges().toArray() ?? [];
        return edges
          .filter((edge) => edge.source().data('label') === from && edge.target().data('label') === to)
          .map((edge) => ({ pending: edge.data('pending') as string | null }));
      },
      [container, network] as const,
    );
  }

  /** A computed style of a node as cytoscape paints it. */
  async style(label: string, property: string): Promise<string> {
    await this.find(label);
    return this.page.evaluate(
      ([wanted, name]) => {
        const graph = document.querySelector<GraphHost>('[data-testid=graph-host]')?._cyreg?.cy;
        const node = graph
          ?.nodes()
          .toArray()
          .find((item) => item.data('label') === wanted);
        return String(node?.style(name));
      },
      [label, property] as const,
    );
  }

  private read(): Promise<[string, Spot][]> {
    return this.page.evaluate(() => {
      const host = document.querySelector<GraphHost>('[data-testid=graph-host]');
      const box = host?.getBoundingClientRect();
      const nodes = host?._cyreg?.cy.nodes().toArray() ?? [];
      return nodes.map((node) => {
        const { x, y } = node.renderedPosition();
        return [String(node.data('label')), { x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) }];
      });
    });
  }
}

/** On the way, as a hand goes it. */
function between(from: Spot, to: Spot): Spot[] {
  return [0.2, 0.5, 0.8, 1].map((share) => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  }));
}
