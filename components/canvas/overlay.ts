import type { Core } from 'cytoscape';
import { trafficTick } from '@/lib/client/traffic-store';
import { boundaryPoint, sizeOf, type Point } from '@/lib/graph/geometry';
import { detailAt } from '@/lib/graph/level-of-detail';
import { emptyScene, type Scene, type SceneLine } from '@/lib/graph/scene';
import { bareId, type NodeId } from '@/lib/graph/scene-ids';
import type { SceneNode } from '@/lib/graph/scene-nodes';
import type { NetworkId } from '@/lib/model';
import { paintAddress, paintLink, paintSmallPrint, paintWarning } from './paint-details';
import { paintDots, paintGlow, rateOf, taperedLine, type TrafficTick } from './paint-traffic';
import { beginPainting } from './painting';
import type { ThemeColours } from './theme-colours';
import { lineWidth } from './traffic-look';

const dotsLimit = 300;
/** Smooth enough at the speeds of dotSpeed; without a GPU every frame of a full-screen canvas costs about 8 ms. */
const frameMs = 1000 / 20;

/**
 * Everything that shows a rate, and the small print, on a canvas of its own above cytoscape's: a tick repaints this
 * one alone (measured: changing cytoscape data for 1,500 edges costs 155 ms of every second, this about 5).
 */
export class Overlay {
  private scene: Scene = emptyScene;
  private nodes = new Map<NodeId, SceneNode>();
  private frame: number | null = null;
  private lastFrame = 0;
  private link: { from: Point; to: Point } | null = null;
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

  /** A line that a person is drawing; null of none. */
  drawLink(link: { from: Point; to: Point } | null): void {
    this.link = link;
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
    const context = beginPainting(this.canvas, this.graph);
    if (!context) return false;
    const detail = detailAt(this.graph.zoom());
    const moving = this.paintTraffic(context, now);
    if (detail.smallPrint) {
      const tick = trafficTick.get();
      for (const node of this.scene.nodes) {
        const at = this.positionOf(node.id);
        if (at === null) continue;
        context.globalAlpha = this.isFaded(node.id) ? 0.35 : 1;
        paintSmallPrint(context, node, at, this.colours, detail, tick);
      }
      context.globalAlpha = 1;
    }
    for (const line of this.scene.lines) {
      if (line.label === '' || this.isFaded(line.id)) continue;
      // Of a line that is looked at, the address is always shown.
      if (!detail.addresses && !this.graph.getElementById(line.id).hasClass('near')) continue;
      const ends = this.endsOf(line);
      if (ends) paintAddress(context, line.label, ends, this.colours, this.graph.zoom());
    }
    if (this.link) paintLink(context, this.link, this.colours.accent);
    return moving;
  }

  private paintTraffic(context: CanvasRenderingContext2D, now: number): boolean {
    const tick = trafficTick.get();
    if (tick === null) return false;
    const withDots = !this.calm.matches && this.scene.lines.length <= dotsLimit && !document.hidden;
    let moving = false;
    for (const line of this.scene.lines) {
      if (line.carries === '' || line.pending !== null) continue;
      const { received, sent } = rateOf(line.carries, tick);
      if (received + sent < 1) continue;
      const ends = this.endsOf(line);
      if (ends === null) continue;
      const colour = line.driver === null ? this.colours.muted : this.colours.kind[line.driver];
      context.globalAlpha = this.isFaded(line.id) ? 0.2 : 0.85;
      taperedLine(context, ends, lineWidth(received), lineWidth(sent), colour);
      if (withDots) {
        moving = true;
        paintDots(context, ends.source, ends.target, sent, now, this.colours.canvas, lineWidth(sent));
        paintDots(context, ends.target, ends.source, received, now, this.colours.canvas, lineWidth(received));
      }
    }
    this.paintGlows(context, tick);
    context.globalAlpha = 1;
    this.paintWarnings(context, tick);
    return moving;
  }

  private paintGlows(context: CanvasRenderingContext2D, tick: TrafficTick): void {
    for (const node of this.scene.nodes) {
      if (node.kind !== 'network') continue;
      const rate = tick.networks.get(bareId(node.id) as NetworkId)?.txBytesPerSecond ?? 0;
      const at = rate > 0 ? this.positionOf(node.id) : null;
      if (at === null) continue;
      paintGlow(context, at, grown(node), rate, this.colours.kind[node.driver], this.isFaded(node.id) ? 0.3 : 1);
    }
  }

  /** On hubs at their corner, on lines at the container's end: that is where what is lost is lost. */
  private paintWarnings(context: CanvasRenderingContext2D, tick: TrafficTick): void {
    if (tick.congestion.length === 0) return;
    const flagged = new Set<string>(tick.congestion.map(({ subject }) => subject.id));
    for (const node of this.scene.nodes) {
      const at = node.kind === 'network' && flagged.has(bareId(node.id)) ? this.positionOf(node.id) : null;
      if (at === null) continue;
      const { width, height } = sizeOf(node);
      paintWarning(context, { x: at.x + width / 2 - 4, y: at.y - height / 2 }, this.colours);
    }
    for (const line of this.scene.lines) {
      if (!line.carries.split(' ').some((id) => flagged.has(id))) continue;
      const ends = this.endsOf(line);
      if (ends) paintWarning(context, ends.source, this.colours);
    }
  }

  private endsOf(line: SceneLine): { source: Point; target: Point } | null {
    const [from, to] = [this.positionOf(line.source), this.positionOf(line.target)];
    const [source, target] = [this.nodes.get(line.source), this.nodes.get(line.target)];
    if (!from || !to || !source || !target) return null;
    return {
      source: boundaryPoint(from, grown(source), to),
      target: boundaryPoint(to, grown(target), from),
    };
  }

  private positionOf(id: NodeId): Point | null {
    const element = this.graph.getElementById(id);
    return element.nonempty() ? element.position() : null;
  }

  private isFaded(id: string): boolean {
    const element = this.graph.getElementById(id);
    return element.hasClass('faded') || element.hasClass('passed-over');
  }
}

/** The border is two pixels wide and half of it lies outside. */
function grown(node: SceneNode) {
  const { width, height } = sizeOf(node);
  return { width: width + 4, height: height + 4 };
}
