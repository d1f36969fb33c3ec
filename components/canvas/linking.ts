import type { Core, NodeSingular } from 'cytoscape';
import type { Point } from '@/lib/graph/geometry';

/** How far beside a hub one may let go. */
const reachPx = 14;

/** The host's network is drawn as a group of those who share it, which nobody joins later. */
const joinable = '[kind = "network"][driver != "host"]';

/** The hub at this point that the container is not attached to already. */
export function hubAt(graph: Core, { x, y }: Point, container: NodeSingular): NodeSingular | null {
  const hubs = graph.nodes(joinable).toArray() as NodeSingular[];
  const over = hubs.find((hub) => {
    const at = hub.position();
    return Math.abs(at.x - x) < hub.width() / 2 + reachPx && Math.abs(at.y - y) < hub.height() / 2 + reachPx;
  });
  return over && container.edgesWith(over).empty() ? over : null;
}

export function markDropTarget(graph: Core, hub: NodeSingular | null): void {
  graph.elements('.drop-target').removeClass('drop-target');
  hub?.addClass('drop-target');
}

/** A line that a person draws from a container to a hub. */
export class Linking {
  private container: NodeSingular | null = null;
  private hub: NodeSingular | null = null;

  constructor(
    private readonly graph: Core,
    /** Paints the line; null takes it away. */
    private readonly paint: (line: { from: Point; to: Point } | null) => void,
  ) {}

  get active(): boolean {
    return this.container !== null;
  }

  start(container: NodeSingular): void {
    // Where to is looked for everywhere, not among its neighbours.
    this.graph.elements().removeClass('hovered near faded');
    this.container = container;
  }

  /** In the picture's own units. */
  moveTo(at: Point): void {
    if (!this.container) return;
    this.hub = hubAt(this.graph, at, this.container);
    markDropTarget(this.graph, this.hub);
    this.paint({ from: this.container.position(), to: this.hub?.position() ?? at });
  }

  /** Ends it; gives the hub that it led to. */
  end(): NodeSingular | null {
    const { hub } = this;
    this.container = null;
    this.hub = null;
    markDropTarget(this.graph, null);
    this.paint(null);
    return hub;
  }
}
