import cytoscape, { type Core } from 'cytoscape';
import { sizeOf, type Point } from '@/lib/graph/geometry';
import type { Places } from '@/lib/graph/layout';
import { placeNew } from '@/lib/graph/place';
import { emptyScene, together, type Scene, type SceneLine } from '@/lib/graph/scene';
import { sceneDiff } from '@/lib/graph/scene-diff';
import type { NodeId, PlaceId, SceneId } from '@/lib/graph/scene-ids';
import type { SceneNode } from '@/lib/graph/scene-nodes';
import { Gestures, type GestureEvents } from './gestures';
import { markFar } from './far';
import { Linking } from './linking';
import { Marks } from './marks';
import { Overlay } from './overlay';
import type { Placing } from './placing';
import type { Positions } from './positions';
import { stylesheet } from './stylesheet';
import { readThemeColours } from './theme-colours';
import { Underlay } from './underlay';
import { Viewport } from './viewport';

export type PictureEvents = Omit<GestureEvents, 'onMoved' | 'onTouch'>;

/** The elements that a picture is drawn on, from below. */
export interface Sheets {
  underlay: HTMLCanvasElement;
  host: HTMLElement;
  overlay: HTMLCanvasElement;
}

/** The drawn graph: holds cytoscape and keeps it in step with scenes. Old nodes never move by themselves. */
export class Picture {
  readonly graph: Core;
  readonly viewport: Viewport;
  readonly linking: Linking;
  readonly marks: Marks;
  private readonly positions: Positions;
  private readonly overlay: Overlay;
  private readonly underlay: Underlay;
  private readonly gone = new AbortController();
  private readonly resizing: ResizeObserver;
  private readonly theming: MutationObserver;
  private drawn: Scene = emptyScene;
  private wanted: Scene = emptyScene;
  /** Of all that has a place, whatever is looked at. */
  private everything: Scene = emptyScene;
  private following = false;
  private revealing: { ids: readonly SceneId[]; covered: number } = { ids: [], covered: 0 };

  constructor(
    readonly sheets: Sheets,
    private readonly placing: Placing,
    events: PictureEvents,
  ) {
    const { host } = sheets;
    this.positions = placing.positions;
    const colours = readThemeColours(host);
    this.graph = cytoscape({
      container: host,
      style: stylesheet(colours),
      layout: { name: 'preset' },
      minZoom: 0.05,
      maxZoom: 3,
      boxSelectionEnabled: false,
      autounselectify: true,
    });
    this.underlay = new Underlay(this.graph, sheets.underlay, colours, (id) => this.positionOf(id));
    this.overlay = new Overlay(this.graph, sheets.overlay, colours);
    this.viewport = new Viewport(this.graph, host, this.underlay);
    this.marks = new Marks(this.graph);
    this.linking = new Linking(this.graph, (line) => this.overlay.drawLink(line));
    new Gestures(
      this.graph,
      this.underlay,
      this.linking,
      {
        ...events,
        onMoved: (ids) => this.pin(ids),
        onTouch: () => (this.viewport.touched = true),
      },
      (name) => (host.style.cursor = name),
    );
    this.resizing = new ResizeObserver(() => {
      this.graph.resize();
      if (!this.viewport.touched) this.viewport.fit();
    });
    this.resizing.observe(host);
    // From when the colours are read, since the theme may change before anybody is told of this picture. The attribute is
    // set after the effects of everything below the theme's provider: the only sure sign is itself.
    this.theming = new MutationObserver(() => this.refreshColours());
    this.theming.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    markFar(this.graph);
  }

  /**
   * Resolves when the scene is on the screen; a newer one given meanwhile is drawn instead. `whole` is the same without any
   * filter: where things stand does not depend on what is looked at. Gives how many newcomers a long layout put around
   * what stood.
   */
  async show(scene: Scene, whole: Scene): Promise<number> {
    this.wanted = scene;
    this.everything = together(whole, scene);
    let placed = 0;
    for (let waiting = this.place(); waiting !== null; waiting = this.place()) {
      placed += await waiting;
      if (this.gone.signal.aborted) return 0;
      if (this.wanted !== scene) return placed;
    }
    const first = this.drawn === emptyScene;
    this.patch(scene);
    if (first && scene.nodes.length > 0) {
      this.viewport.covered = this.revealing.covered;
      this.viewport.fit();
      this.reveal(this.revealing.ids, this.revealing.covered);
    }
    return placed;
  }

  /** Lays everything out anew and goes there; gives where what moved was before, null where that came to nothing. */
  async tidyUp(): Promise<Places | null> {
    const before: Places = new Map(this.positions.all());
    const after = await this.placing.tidyUp(this.everything, this.gone.signal);
    if (after === null || this.gone.signal.aborted) return null;
    this.moveTo(after);
    return new Map([...before].filter(([id]) => after.has(id)));
  }

  /** Moves nodes there, so that the eye can follow, and remembers it. */
  moveTo(places: Places): void {
    this.positions.put(places);
    const duration = this.viewport.duration(450);
    this.graph.nodes().forEach((node) => {
      const position = places.get(node.id() as NodeId);
      // What is held by a hand goes with the hand.
      if (position && !node.grabbed())
        node.animate({ position: { ...position } }, { duration, easing: 'ease-in-out-cubic' });
    });
    setTimeout(() => {
      if (this.gone.signal.aborted) return;
      this.underlay.show(this.drawn);
      this.viewport.fit();
    }, duration + 40);
  }

  focus(id: SceneId | null): void {
    this.marks.focus(id);
    if (id !== null) this.viewport.reveal([this.marks.standingFor(id)], this.revealing.covered);
  }

  reveal(ids: readonly SceneId[], covered: number): void {
    this.revealing = { ids, covered };
    this.viewport.reveal(
      ids.map((id) => this.marks.standingFor(id)),
      covered,
    );
  }

  /** The view goes to what appears next: a group comes apart where there is room, which may be elsewhere. */
  follow(): void {
    this.following = true;
  }

  /** What lies under the nodes, for whoever draws the picture elsewhere. */
  contents() {
    return this.underlay.contents();
  }

  get scene(): Scene {
    return this.drawn;
  }

  destroy(): void {
    this.gone.abort(new Error('The canvas is gone.'));
    this.resizing.disconnect();
    this.theming.disconnect();
    this.overlay.destroy();
    this.underlay.destroy();
    this.graph.destroy();
  }

  /** Where it is drawn now, which may be on its way; the place that is remembered for what is not a node. */
  positionOf(id: NodeId | PlaceId): Point | undefined {
    const element = this.graph.getElementById(id);
    return element.nonempty() ? element.position() : this.positions.get(id);
  }

  /** In the picture's own units, of a point of the page. */
  pointAt(clientX: number, clientY: number): Point {
    const { left, top } = this.sheets.host.getBoundingClientRect();
    const [pan, zoom] = [this.graph.pan(), this.graph.zoom()];
    return { x: (clientX - left - pan.x) / zoom, y: (clientY - top - pan.y) / zoom };
  }

  private refreshColours(): void {
    const colours = readThemeColours(this.sheets.host);
    this.graph.style(stylesheet(colours));
    this.overlay.setColours(colours);
    this.underlay.setColours(colours);
  }

  private place(): Promise<number> | null {
    return this.placing.place(this.everything, placeNew);
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
    if (this.following && diff.addNodes.length > 0) this.viewport.show(diff.addNodes.map(({ id }) => id));
    // Where nothing came apart there is nothing to follow later either.
    this.following = false;
    this.marks.show(scene);
    this.overlay.show(scene);
    this.underlay.show(scene);
  }

  private at(id: NodeId): Point {
    return { ...(this.positions.get(id) ?? { x: 0, y: 0 }) };
  }

  private pin(ids: readonly NodeId[]): void {
    this.viewport.touched = true;
    const places: Places = new Map();
    for (const id of ids) {
      const { x, y } = this.graph.getElementById(id).position();
      places.set(id, { x: Math.round(x), y: Math.round(y) });
    }
    this.positions.put(places);
  }
}

function nodeData(node: SceneNode) {
  const size = sizeOf(node);
  return { ...node, ...size, textWidth: size.width - 10 };
}

function lineData(line: SceneLine) {
  return { ...line };
}
