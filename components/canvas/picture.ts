import cytoscape, { type Core, type EventObject, type NodeSingular } from 'cytoscape';
import { sizeOf, type Point } from '@/lib/graph/geometry';
import { placeNew } from '@/lib/graph/place';
import type { Scene, SceneLine, SceneNode } from '@/lib/graph/scene';
import { sceneDiff } from '@/lib/graph/scene-diff';
import type { NodeId, SceneId } from '@/lib/graph/scene-ids';
import { Overlay } from './overlay';
import { layoutInWorker, positions } from './positions';
import { stylesheet } from './stylesheet';
import { readThemeColours } from './theme-colours';

const empty: Scene = { nodes: [], lines: [] };
const fitPadding = 56;
const closest = 1.25;

export interface PictureEvents {
  onSelect(id: SceneId | null): void;
  /** A container was let go over a hub it is not attached to. */
  onDrop(container: NodeId, network: NodeId): void;
}

/** The drawn graph: holds cytoscape and keeps it in step with scenes. Old nodes never move by themselves. */
export class Picture {
  private readonly graph: Core;
  private readonly overlay: Overlay;
  private readonly gone = new AbortController();
  private readonly resizing: ResizeObserver;
  private drawn: Scene = empty;
  private wanted: Scene = empty;
  private layingOut = false;
  private touched = false;
  private dragStart: Point | null = null;

  constructor(
    private readonly host: HTMLElement,
    overlayCanvas: HTMLCanvasElement,
    private readonly events: PictureEvents,
  ) {
    const colours = readThemeColours(host);
    this.graph = cytoscape({
      container: host,
      style: stylesheet(colours),
      layout: { name: 'preset' },
      minZoom: 0.12,
      maxZoom: 3,
      boxSelectionEnabled: false,
      autounselectify: true,
    });
    this.overlay = new Overlay(this.graph, overlayCanvas, colours);
    this.listen();
    this.resizing = new ResizeObserver(() => {
      this.graph.resize();
      if (!this.touched) this.fit();
    });
    this.resizing.observe(host);
  }

  /** Resolves when the scene is on the screen; a newer scene given meanwhile is drawn instead. */
  async show(scene: Scene): Promise<void> {
    this.wanted = scene;
    if (this.layingOut) return;
    const known = scene.nodes.some((node) => positions.has(node.id));
    if (!known && scene.nodes.length > 0) {
      this.layingOut = true;
      try {
        const laidOut = await layoutInWorker(scene, this.gone.signal);
        for (const [id, at] of laidOut) positions.set(id, at);
      } finally {
        this.layingOut = false;
      }
    }
    for (const [id, at] of placeNew(this.wanted, positions)) positions.set(id, at);
    const first = this.drawn === empty;
    this.patch(this.wanted);
    if (first && this.wanted.nodes.length > 0) this.fit();
  }

  select(id: SceneId | null): void {
    this.mark('selected', id);
  }

  focus(id: SceneId | null): void {
    this.mark('focused', id);
  }

  refreshColours(): void {
    const colours = readThemeColours(this.host);
    this.graph.style(stylesheet(colours));
    this.overlay.setColours(colours);
  }

  fit(): void {
    const drawn = this.graph.elements();
    if (drawn.empty()) return;
    this.graph.fit(drawn, fitPadding);
    if (this.graph.zoom() > closest) {
      this.graph.zoom(closest);
      this.graph.center(drawn);
    }
  }

  zoomBy(factor: number): void {
    this.touched = true;
    const middle = { x: this.host.clientWidth / 2, y: this.host.clientHeight / 2 };
    this.graph.zoom({ level: this.graph.zoom() * factor, renderedPosition: middle });
  }

  destroy(): void {
    this.gone.abort(new Error('The canvas is gone.'));
    this.resizing.disconnect();
    this.overlay.destroy();
    this.graph.destroy();
  }

  private patch(scene: Scene): void {
    const diff = sceneDiff(this.drawn, scene);
    this.graph.batch(() => {
      for (const id of diff.remove) this.graph.getElementById(id).remove();
      this.graph.add(
        diff.addNodes.map((node) => ({ group: 'nodes', data: nodeData(node), position: this.at(node.id) })),
      );
      this.graph.add(diff.addLines.map((line) => ({ group: 'edges', data: lineData(line) })));
      for (const node of diff.updateNodes) this.graph.getElementById(node.id).data(nodeData(node));
      for (const line of diff.updateLines) this.graph.getElementById(line.id).data(lineData(line));
    });
    this.drawn = scene;
    this.overlay.show(scene);
  }

  private at(id: NodeId): Point {
    return { ...(positions.get(id) ?? { x: 0, y: 0 }) };
  }

  private mark(name: string, id: SceneId | null): void {
    this.graph.batch(() => {
      this.graph.elements(`.${name}`).removeClass(name);
      if (id !== null) this.graph.getElementById(id).addClass(name);
    });
  }

  private listen(): void {
    this.graph.on('tap', (event: EventObject) => {
      this.events.onSelect(event.target === this.graph ? null : (event.target.id() as SceneId));
    });
    this.graph.on('mouseover', 'node', (event: EventObject) => {
      const near = (event.target as NodeSingular).closedNeighborhood();
      this.graph.elements().difference(near).addClass('faded');
    });
    this.graph.on('mouseout', 'node', () => this.graph.elements('.faded').removeClass('faded'));
    this.graph.on('scrollzoom dragpan pinchzoom', () => (this.touched = true));
    this.graph.on('grab', 'node', (event: EventObject) => {
      this.dragStart = { ...(event.target as NodeSingular).position() };
    });
    this.graph.on('drag', 'node[kind = "container"]', (event: EventObject) => {
      this.mark('drop-target', (this.hubUnder(event.target as NodeSingular)?.id() as NodeId | undefined) ?? null);
    });
    this.graph.on('free', 'node', (event: EventObject) => this.onFree(event.target as NodeSingular));
  }

  private onFree(node: NodeSingular): void {
    const id = node.id() as NodeId;
    const hub = node.data('kind') === 'container' ? this.hubUnder(node) : null;
    this.mark('drop-target', null);
    if (hub && this.dragStart) {
      node.position(this.dragStart);
      this.events.onDrop(id, hub.id() as NodeId);
      return;
    }
    this.touched = true;
    positions.set(id, { ...node.position() });
  }

  /** The hub that a dragged container stands on, unless it is attached to it already. */
  private hubUnder(node: NodeSingular): NodeSingular | null {
    const { x, y } = node.position();
    const hubs = this.graph.nodes('[kind = "network"]').toArray() as NodeSingular[];
    const over = hubs.find((hub) => {
      const at = hub.position();
      return Math.abs(at.x - x) < hub.width() / 2 + 14 && Math.abs(at.y - y) < hub.height() / 2 + 14;
    });
    return over && node.edgesWith(over).empty() ? over : null;
  }
}

function nodeData(node: SceneNode) {
  return { ...node, ...sizeOf(node) };
}

function lineData(line: SceneLine) {
  return { ...line };
}
