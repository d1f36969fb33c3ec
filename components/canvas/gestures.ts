import type { Core, EdgeSingular, EventObject, NodeSingular } from 'cytoscape';
import type { Point } from '@/lib/graph/geometry';
import type { LineId, NodeId, PlaceId, SceneId } from '@/lib/graph/scene-ids';
import { hubAt, markDropTarget, type Linking } from './linking';
import type { Furniture, Underlay } from './underlay';

export interface GestureEvents {
  onSelect(id: SceneId | PlaceId | null): void;
  /** A double press: look at its neighbourhood, or unfold it. */
  onOpen(id: NodeId): void;
  onFold(project: string): void;
  /** A container was let go over a hub it is not attached to. */
  onDrop(container: NodeId, network: NodeId): void;
  /** The line of an endpoint was led to another hub. */
  onMove(endpoint: LineId, network: NodeId): void;
  /** Pressed together with a key that adds to what is put together. */
  onGather(container: NodeId): void;
  /** A person put these elsewhere: they are pinned there. */
  onMoved(ids: readonly NodeId[]): void;
  /** Zoomed or panned by hand. */
  onTouch(): void;
}

/** From so far on a press is a drag. */
const dragPx = 6;

interface Carried {
  node: NodeSingular;
  from: Point;
}

/** What hands do on the canvas. */
export class Gestures {
  /** What moves along: the guests of a container, everything of a project. */
  private carried: Carried[] = [];
  private start: Point | null = null;

  constructor(
    private readonly graph: Core,
    private readonly underlay: Underlay,
    private readonly linking: Linking,
    private readonly events: GestureEvents,
    private readonly cursor: (name: string) => void,
  ) {
    this.listenToPresses();
    this.listenToHovering();
    this.listenToDragging();
    this.listenToFurniture();
    this.listenToLines();
    graph.on('scrollzoom dragpan pinchzoom', () => events.onTouch());
  }

  private listenToPresses(): void {
    this.graph.on('tap', (event: EventObject) => {
      if (event.target !== this.graph) {
        if (event.target.data('kind') === 'container' && addsToMarked(event)) {
          this.events.onGather(event.target.id() as NodeId);
          return;
        }
        this.events.onSelect(event.target.id() as SceneId);
        return;
      }
      const below = this.underlay.at(event.position);
      if (below?.kind === 'fold') this.events.onFold(below.project);
      else this.events.onSelect(selectionOf(below));
    });
    this.graph.on('dbltap', 'node', (event: EventObject) => {
      if (!addsToMarked(event)) this.events.onOpen(event.target.id() as NodeId);
    });
  }

  private listenToHovering(): void {
    this.graph.on('mouseover', 'node', (event: EventObject) => {
      this.cursor('grab');
      const node = event.target as NodeSingular;
      const near = node.closedNeighborhood();
      this.graph.batch(() => {
        node.addClass('hovered');
        near.edges().addClass('near');
        this.graph.elements().difference(near).addClass('faded');
      });
    });
    this.graph.on('mouseover', 'edge', () => this.cursor('pointer'));
    const leave = () => {
      this.cursor('');
      this.graph.batch(() => {
        this.graph.elements('.hovered').removeClass('hovered');
        this.graph.elements('.near').removeClass('near');
        this.graph.elements('.faded').removeClass('faded');
      });
    };
    this.graph.on('mouseout', 'node, edge', leave);
    this.graph.on('grab', 'node', leave);
  }

  private listenToDragging(): void {
    this.graph.on('grab', 'node', (event: EventObject) => {
      const node = event.target as NodeSingular;
      this.start = { ...node.position() };
      this.carry(this.graph.nodes(`[dockedTo = "${node.id()}"]`).toArray() as NodeSingular[]);
    });
    this.graph.on('drag', 'node', (event: EventObject) => {
      const node = event.target as NodeSingular;
      if (this.start) this.moveCarried(node.position(), this.start);
      if (node.data('kind') === 'container') markDropTarget(this.graph, hubAt(this.graph, node.position(), node));
    });
    this.graph.on('free', 'node', (event: EventObject) => this.onFree(event.target as NodeSingular));
  }

  private onFree(node: NodeSingular): void {
    const id = node.id() as NodeId;
    const hub = node.data('kind') === 'container' ? hubAt(this.graph, node.position(), node) : null;
    markDropTarget(this.graph, null);
    if (hub && this.start) {
      node.position(this.start);
      this.moveCarried(this.start, this.start);
      this.events.onDrop(id, hub.id() as NodeId);
      return;
    }
    const { x, y } = node.position();
    if (this.start?.x === x && this.start.y === y) return;
    this.events.onMoved([id, ...this.carried.map((one) => one.node.id() as NodeId)]);
  }

  /** The boxes of projects are no nodes: their names are pressed and dragged all the same. */
  private listenToFurniture(): void {
    let dragging: Point | null = null;
    let moved = false;
    this.graph.on('tapstart', (event: EventObject) => {
      const below = event.target === this.graph ? this.underlay.at(event.position) : null;
      if (below?.kind !== 'title') return;
      dragging = event.position;
      moved = false;
      this.carry(below.members.map((id) => this.graph.getElementById(id) as NodeSingular));
      this.graph.userPanningEnabled(false);
    });
    this.graph.on('tapdrag', (event: EventObject) => {
      if (dragging) {
        moved = true;
        this.moveCarried(event.position, dragging);
      } else if (event.target === this.graph) {
        const below = this.underlay.at(event.position);
        this.cursor(below === null ? '' : below.kind === 'title' ? 'move' : 'pointer');
      }
    });
    this.graph.on('tapend', () => {
      if (!dragging) return;
      dragging = null;
      this.graph.userPanningEnabled(true);
      if (moved) this.events.onMoved(this.carried.map(({ node }) => node.id() as NodeId));
    });
  }

  /** The line of an endpoint is taken by its end and led to another hub. */
  private listenToLines(): void {
    let line: EdgeSingular | null = null;
    let from: Point | null = null;
    this.graph.on('tapstart', 'edge[kind = "endpoint"]', (event: EventObject) => {
      line = event.target as EdgeSingular;
      from = event.position;
      this.graph.userPanningEnabled(false);
    });
    this.graph.on('tapdrag', (event: EventObject) => {
      if (!line || !from) return;
      const far = Math.hypot(event.position.x - from.x, event.position.y - from.y) * this.graph.zoom() > dragPx;
      if (far && !this.linking.active) this.linking.start(line.source());
      this.linking.moveTo(event.position);
    });
    this.graph.on('tapend', () => {
      if (!line) return;
      const moved = line;
      line = null;
      this.graph.userPanningEnabled(true);
      const hub = this.linking.active ? this.linking.end() : null;
      if (hub) this.events.onMove(moved.id() as LineId, hub.id() as NodeId);
    });
  }

  private carry(nodes: readonly NodeSingular[]): void {
    this.carried = nodes.map((node) => ({ node, from: { ...node.position() } }));
  }

  private moveCarried(to: Point, start: Point): void {
    this.graph.batch(() => {
      for (const { node, from } of this.carried)
        node.position({ x: from.x + to.x - start.x, y: from.y + to.y - start.y });
    });
  }
}

function selectionOf(below: Furniture | null): SceneId | PlaceId | null {
  if (below?.kind === 'title') return `project:${below.project}`;
  return below?.kind === 'place' ? below.place : null;
}

function addsToMarked({ originalEvent }: EventObject): boolean {
  const pressed: unknown = originalEvent;
  return pressed instanceof MouseEvent && (pressed.shiftKey || pressed.ctrlKey || pressed.metaKey);
}
