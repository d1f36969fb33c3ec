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
const widestPadding = 56;
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
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');
  private layingOut = false;
  private touched = false;
  private selected: SceneId | null = null;
  private dragStart: Point | null = null;
  /** Pixels on the right that a floating panel covers. */
  private covered = 0;

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
    if (first && this.selected !== null) this.reveal([this.selected], this.covered);
  }

  select(id: SceneId | null): void {
    this.selected = id;
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
    if (this.graph.nodes().empty()) return;
    const box = this.graph.nodes().boundingBox();
    const { width, height } = this.visible();
    const padding = Math.min(widestPadding, width * 0.05);
    const zoom = Math.min(closest, (width - 2 * padding) / box.w, (height - 2 * padding) / box.h);
    const pan = { x: width / 2 - (zoom * (box.x1 + box.x2)) / 2, y: height / 2 - (zoom * (box.y1 + box.y2)) / 2 };
    this.graph.viewport({ zoom: Math.max(this.graph.minZoom(), zoom), pan });
  }

  /** Says how much of the right edge is covered, and brings what is asked for out from under it. */
  reveal(ids: readonly SceneId[], covered: number): void {
    this.covered = covered;
    const wanted = this.graph.collection();
    for (const id of ids) wanted.merge(this.graph.getElementById(id));
    if (wanted.empty()) return;
    const box = wanted.renderedBoundingBox();
    const { width, height } = this.visible();
    const shift = { x: shiftInto(box.x1, box.x2, width), y: shiftInto(box.y1, box.y2, height) };
    if (shift.x !== 0 || shift.y !== 0) this.graph.animate({ panBy: shift }, { duration: this.calm.matches ? 0 : 180 });
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

  private visible() {
    return {
      width: Math.max(200, this.host.clientWidth - this.covered),
      height: Math.max(200, this.host.clientHeight),
    };
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
    this.mark('selected', this.selected);
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
      this.graph.batch(() => this.graph.elements().difference(near).addClass('faded'));
    });
    const unfade = () => this.graph.batch(() => this.graph.elements('.faded').removeClass('faded'));
    this.graph.on('mouseout', 'node', unfade);
    this.graph.on('grab', 'node', unfade);
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
    const { x, y } = node.position();
    if (this.dragStart?.x === x && this.dragStart.y === y) return;
    this.touched = true;
    positions.set(id, { x, y });
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

/** How far a span has to move to lie between the edges, with some air. */
function shiftInto(start: number, end: number, size: number): number {
  const air = 24;
  if (end > size - air) return Math.round(Math.max(size - air - end, air - start));
  return start < air ? Math.round(air - start) : 0;
}

function nodeData(node: SceneNode) {
  return { ...node, ...sizeOf(node) };
}

function lineData(line: SceneLine) {
  return { ...line };
}
