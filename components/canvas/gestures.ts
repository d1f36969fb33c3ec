import type { Core, EventObject, NodeSingular } from 'cytoscape';
import type { Point } from '@/lib/graph/geometry';
import type { NodeId, PlaceId, SceneId } from '@/lib/graph/scene-ids';
import type { Furniture, Underlay } from './underlay';

export interface GestureEvents {
  onSelect(id: SceneId | PlaceId | null): void;
  /** A double press: look at its neighbourhood, or unfold it. */
  onOpen(id: NodeId): void;
  onFold(project: string): void;
  /** A container was let go over a hub it is not attached to. */
  onDrop(container: NodeId, network: NodeId): void;
  /** A person put these elsewhere: they are pinned there. */
  onMoved(ids: readonly NodeId[]): void;
  /** Zoomed or panned by hand. */
  onTouch(): void;
}

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
    private readonly events: GestureEvents,
    private readonly cursor: (name: string) => void,
  ) {
    this.listenToPresses();
    this.listenToHovering();
    this.listenToDragging();
    this.listenToFurniture();
    graph.on('scrollzoom dragpan pinchzoom', () => events.onTouch());
  }

  private listenToPresses(): void {
    this.graph.on('tap', (event: EventObject) => {
      if (event.target !== this.graph) {
        this.events.onSelect(event.target.id() as SceneId);
        return;
      }
      const below = this.underlay.at(event.position);
      if (below?.kind === 'fold') this.events.onFold(below.project);
      else this.events.onSelect(selectionOf(below));
    });
    this.graph.on('dbltap', 'node', (event: EventObject) => this.events.onOpen(event.target.id() as NodeId));
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
      if (node.data('kind') === 'container') this.markDropTarget(this.hubUnder(node));
    });
    this.graph.on('free', 'node', (event: EventObject) => this.onFree(event.target as NodeSingular));
  }

  private onFree(node: NodeSingular): void {
    const id = node.id() as NodeId;
    const hub = node.data('kind') === 'container' ? this.hubUnder(node) : null;
    this.markDropTarget(null);
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

  private carry(nodes: readonly NodeSingular[]): void {
    this.carried = nodes.map((node) => ({ node, from: { ...node.position() } }));
  }

  private moveCarried(to: Point, start: Point): void {
    this.graph.batch(() => {
      for (const { node, from } of this.carried)
        node.position({ x: from.x + to.x - start.x, y: from.y + to.y - start.y });
    });
  }

  private markDropTarget(hub: NodeSingular | null): void {
    this.graph.elements('.drop-target').removeClass('drop-target');
    hub?.addClass('drop-target');
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

function selectionOf(below: Furniture | null): SceneId | PlaceId | null {
  if (below?.kind === 'title') return `project:${below.project}`;
  return below?.kind === 'place' ? below.place : null;
}
