import type { CollectionReturnValue, Core } from 'cytoscape';
import { boundsOf, type Box, type Point } from '@/lib/graph/geometry';
import type { SceneId } from '@/lib/graph/scene-ids';
import type { Underlay } from './underlay';

const widestPadding = 28;
/** Legend and controls stand there. */
const bottomEdge = 46;
const closest = 1.25;

/** What of the picture is on the screen, and how it gets there. */
export class Viewport {
  /** The person has chosen what to look at: nothing refits by itself any more. */
  touched = false;
  /** Pixels on the right that a floating panel covers. */
  covered = 0;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly graph: Core,
    private readonly host: HTMLElement,
    private readonly underlay: Underlay,
  ) {}

  /** Everything that is drawn, in the picture's own units; null of nothing. */
  extent(): Box | null {
    if (this.graph.nodes().empty()) return null;
    const { x1, y1, x2, y2 } = this.graph.nodes().boundingBox();
    const { boxes, ground } = this.underlay.contents();
    const drawn: Box[] = [{ left: x1, top: y1, right: x2, bottom: y2 }];
    for (const { box } of [...boxes, ...ground.bars]) drawn.push(box);
    return boundsOf(
      drawn.map(({ left, top, right, bottom }) => ({
        at: { x: (left + right) / 2, y: (top + bottom) / 2 },
        size: { width: right - left, height: bottom - top },
      })),
    );
  }

  fit(): void {
    const box = this.extent();
    if (box) this.graph.viewport(this.around(box));
  }

  /** Goes to where all of these can be seen, unhurriedly. */
  show(ids: readonly SceneId[]): void {
    const wanted = this.collect(ids);
    if (wanted.empty()) return;
    this.touched = true;
    const { x1, y1, x2, y2 } = wanted.boundingBox();
    this.graph.animate(this.around({ left: x1 - 30, top: y1 - 30, right: x2 + 30, bottom: y2 + 30 }), {
      duration: this.duration(260),
    });
  }

  /** Says how much of the right edge is covered, and brings what is asked for out from under it. */
  reveal(ids: readonly SceneId[], covered: number): void {
    this.covered = covered;
    const wanted = this.collect(ids);
    if (wanted.empty()) return;
    const box = wanted.renderedBoundingBox();
    const { width, height } = this.visible();
    const shift = { x: shiftInto(box.x1, box.x2, width), y: shiftInto(box.y1, box.y2, height) };
    if (shift.x !== 0 || shift.y !== 0) this.graph.animate({ panBy: shift }, { duration: this.duration(180) });
  }

  zoomBy(factor: number): void {
    this.touched = true;
    const middle = { x: this.host.clientWidth / 2, y: this.host.clientHeight / 2 };
    this.graph.zoom({ level: this.graph.zoom() * factor, renderedPosition: middle });
  }

  /** Puts this point of the picture into the middle. */
  centre(at: Point): void {
    this.touched = true;
    const zoom = this.graph.zoom();
    const { width, height } = this.visible();
    this.graph.pan({ x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom });
  }

  /** The part of the picture that is on the screen. */
  window(): Box {
    const { x1, y1, x2, y2 } = this.graph.extent();
    return { left: x1, top: y1, right: x2, bottom: y2 };
  }

  duration(milliseconds: number): number {
    return this.calm.matches ? 0 : milliseconds;
  }

  private around({ left, top, right, bottom }: Box): { zoom: number; pan: Point } {
    const { width, height } = this.visible();
    const padding = Math.min(widestPadding, width * 0.04);
    const fitting = Math.min((width - 2 * padding) / (right - left), (height - 2 * padding) / (bottom - top));
    const zoom = Math.max(this.graph.minZoom(), Math.min(closest, fitting));
    return { zoom, pan: { x: width / 2 - (zoom * (left + right)) / 2, y: height / 2 - (zoom * (top + bottom)) / 2 } };
  }

  private visible() {
    return {
      width: Math.max(200, this.host.clientWidth - this.covered),
      height: Math.max(200, this.host.clientHeight - bottomEdge),
    };
  }

  private collect(ids: readonly SceneId[]): CollectionReturnValue {
    const wanted = this.graph.collection();
    for (const id of ids) wanted.merge(this.graph.getElementById(id));
    return wanted;
  }
}

/** How far a span has to move to lie between the edges, with some air. */
function shiftInto(start: number, end: number, size: number): number {
  const air = 24;
  if (end > size - air) return Math.round(Math.max(size - air - end, air - start));
  return start < air ? Math.round(air - start) : 0;
}
