import { expect, type Page } from '@playwright/test';
import type { Core } from 'cytoscape';

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

  async click(label: string): Promise<void> {
    const { x, y } = await this.find(label);
    await this.page.mouse.click(x, y);
  }

  async drag(label: string, onto: string): Promise<void> {
    const from = await this.find(label);
    const to = await this.find(onto);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    for (const share of [0.2, 0.5, 0.8, 1]) {
      await this.page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    }
    await this.page.mouse.up();
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
