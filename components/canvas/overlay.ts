import type { Core } from 'cytoscape';
import { formatRate } from '@/lib/client/format';
import { trafficTick } from '@/lib/client/traffic-store';
import { boundaryPoint, sizeOf, type Point, type Size } from '@/lib/graph/geometry';
import type { Scene, SceneLine, SceneNode } from '@/lib/graph/scene';
import type { NodeId } from '@/lib/graph/scene-ids';
import type { EndpointId, NetworkId, TrafficSample } from '@/lib/model';
import type { ThemeColours } from './theme-colours';
import { dotTravel, lineWidth } from './traffic-look';

const dotsLimit = 300;
/** Smooth enough at the speeds of dotSpeed; without a GPU every frame of a full-screen canvas costs about 8 ms. */
const frameMs = 1000 / 20;
const addressZoom = 1.35;
const detailZoom = 0.55;

/**
 * Everything that shows a rate, and the small print, on a canvas of its own above cytoscape's: a tick repaints this
 * one alone (measured: changing cytoscape data for 1,500 edges costs 155 ms of every second, this about 5).
 */
export class Overlay {
  private scene: Scene = { nodes: [], lines: [] };
  private nodes = new Map<NodeId, SceneNode>();
  private frame: number | null = null;
  private lastFrame = 0;
  private readonly stopListening: () => void;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly graph: Core,
    private readonly canvas: HTMLCanvasElement,
    private colours: ThemeColours,
  ) {
    const repaint = () => this.request();
    graph.on('render', repaint);
    const unsubscribe = trafficTick.subscribe(repaint);
    this.stopListening = () => {
      graph.removeListener('render', repaint);
      unsubscribe();
    };
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.nodes = new Map(scene.nodes.map((node) => [node.id, node]));
    this.request();
  }

  setColours(colours: ThemeColours): void {
    this.colours = colours;
    this.request();
  }

  destroy(): void {
    this.stopListening();
    if (this.frame !== null) cancelAnimationFrame(this.frame);
  }

  private request(): void {
    this.frame ??= requestAnimationFrame((now) => this.onFrame(now));
  }

  private onFrame(now: number): void {
    this.frame = null;
    const moving = now - this.lastFrame >= frameMs ? this.paint(now) : true;
    if (moving) this.request();
  }

  /** Paints once; true when something on it moves by itself. */
  private paint(now: number): boolean {
    this.lastFrame = now;
    const context = this.canvas.getContext('2d');
    if (!context) return false;
    const { clientWidth, clientHeight } = this.canvas;
    const scale = devicePixelRatio;
    if (this.canvas.width !== Math.round(clientWidth * scale)) this.canvas.width = Math.round(clientWidth * scale);
    if (this.canvas.height !== Math.round(clientHeight * scale)) this.canvas.height = Math.round(clientHeight * scale);
    const zoom = this.graph.zoom();
    const pan = this.graph.pan();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(scale * zoom, 0, 0, scale * zoom, scale * pan.x, scale * pan.y);

    const moving = this.paintLines(context, now);
    if (zoom >= detailZoom) this.paintDetails(context);
    if (zoom >= addressZoom) this.paintAddresses(context);
    return moving;
  }

  private paintLines(context: CanvasRenderingContext2D, now: number): boolean {
    const tick = trafficTick.get();
    if (tick === null) return false;
    const withDots = !this.calm.matches && this.scene.lines.length <= dotsLimit && !document.hidden;
    let moving = false;
    for (const line of this.scene.lines) {
      if (line.kind !== 'endpoint' || line.pending !== null) continue;
      const sample = tick.endpoints.get(line.id.slice('endpoint:'.length) as EndpointId);
      const received = sample?.rxBytesPerSecond ?? 0;
      const sent = sample?.txBytesPerSecond ?? 0;
      if (received + sent < 1) continue;
      const ends = this.endsOf(line);
      if (ends === null) continue;
      const colour = line.driver === null ? this.colours.muted : this.colours.kind[line.driver];
      context.globalAlpha = this.isFaded(line.id) ? 0.25 : 0.85;
      taperedLine(context, ends, lineWidth(received), lineWidth(sent), colour);
      if (withDots) {
        moving = true;
        paintDots(context, ends.container, ends.hub, sent, now, this.colours.canvas, lineWidth(sent));
        paintDots(context, ends.hub, ends.container, received, now, this.colours.canvas, lineWidth(received));
      }
    }
    context.globalAlpha = 1;
    return moving;
  }

  private paintDetails(context: CanvasRenderingContext2D): void {
    const tick = trafficTick.get();
    context.textAlign = 'center';
    for (const node of this.scene.nodes) {
      const at = this.positionOf(node.id);
      if (at === null) continue;
      context.globalAlpha = this.isFaded(node.id) ? 0.35 : 1;
      if (node.kind === 'network') {
        const sample = tick?.networks.get(node.id.slice('network:'.length) as NetworkId);
        this.write(context, hubText(node.detail, sample), at.x + 11, at.y + 12, 9.5, this.colours.muted);
        continue;
      }
      if (node.ports !== '')
        this.write(context, node.ports, at.x, at.y + 43, 9.5, this.colours.muted, this.colours.canvas);
      const { condition } = node;
      if (condition !== 'running' && condition !== 'stopped') {
        context.textAlign = 'left';
        const colour = condition === 'unhealthy' || condition === 'dead' ? this.colours.bad : this.colours.warn;
        this.write(context, condition, at.x + 22, at.y - 12, 9.5, colour, this.colours.canvas);
        context.textAlign = 'center';
      }
    }
    context.globalAlpha = 1;
  }

  private paintAddresses(context: CanvasRenderingContext2D): void {
    for (const line of this.scene.lines) {
      const ends = line.kind === 'endpoint' && line.label !== '' && !this.isFaded(line.id) ? this.endsOf(line) : null;
      if (ends === null) continue;
      const middle = { x: (ends.container.x + ends.hub.x) / 2, y: (ends.container.y + ends.hub.y) / 2 };
      this.write(context, line.label, middle.x, middle.y + 3, 8, this.colours.text, this.colours.canvas);
    }
  }

  private write(
    context: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    size: number,
    colour: string,
    halo?: string,
  ) {
    context.font = `${size}px ui-monospace, 'DejaVu Sans Mono', monospace`;
    if (halo !== undefined) {
      context.lineWidth = 3;
      context.lineJoin = 'round';
      context.strokeStyle = halo;
      context.strokeText(text, x, y);
    }
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  private endsOf(line: SceneLine): { container: Point; hub: Point } | null {
    const from = this.positionOf(line.source);
    const to = this.positionOf(line.target);
    const source = this.nodes.get(line.source);
    const target = this.nodes.get(line.target);
    if (!from || !to || !source || !target) return null;
    return {
      container: boundaryPoint(from, grown(sizeOf(source)), to),
      hub: boundaryPoint(to, grown(sizeOf(target)), from),
    };
  }

  private positionOf(id: NodeId): Point | null {
    const element = this.graph.getElementById(id);
    return element.nonempty() ? element.position() : null;
  }

  private isFaded(id: string): boolean {
    return this.graph.getElementById(id).hasClass('faded');
  }
}

function hubText(detail: string, sample: TrafficSample | undefined): string {
  const rate = sample?.txBytesPerSecond;
  return rate !== null && rate !== undefined && rate >= 0.5 ? formatRate(rate) : detail;
}

/** The border is two pixels wide and half of it lies outside. */
function grown(size: Size): Size {
  return { width: size.width + 4, height: size.height + 4 };
}

/** Heavier towards the receiver: the container's end is as wide as what it receives, the hub's as what it is sent. */
function taperedLine(
  context: CanvasRenderingContext2D,
  { container, hub }: { container: Point; hub: Point },
  widthAtContainer: number,
  widthAtHub: number,
  colour: string,
): void {
  const length = Math.hypot(hub.x - container.x, hub.y - container.y) || 1;
  const normal = { x: -(hub.y - container.y) / length / 2, y: (hub.x - container.x) / length / 2 };
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(container.x + normal.x * widthAtContainer, container.y + normal.y * widthAtContainer);
  context.lineTo(hub.x + normal.x * widthAtHub, hub.y + normal.y * widthAtHub);
  context.lineTo(hub.x - normal.x * widthAtHub, hub.y - normal.y * widthAtHub);
  context.lineTo(container.x - normal.x * widthAtContainer, container.y - normal.y * widthAtContainer);
  context.fill();
}

function paintDots(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  rate: number,
  now: number,
  colour: string,
  width: number,
): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  context.fillStyle = colour;
  for (const travelled of dotTravel(rate, now, length)) {
    const share = travelled / length;
    context.beginPath();
    context.arc(
      from.x + (to.x - from.x) * share,
      from.y + (to.y - from.y) * share,
      Math.max(0.9, width / 4),
      0,
      Math.PI * 2,
    );
    context.fill();
  }
}
