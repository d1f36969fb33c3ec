import type { Core } from 'cytoscape';
import { contains, type Box, type Point } from '@/lib/graph/geometry';
import { groundOf, type Bar, type Ground, type Tap } from '@/lib/graph/ground';
import { detailAt, type Detail } from '@/lib/graph/level-of-detail';
import { nameIndent, projectBoxes, titleOf, type ProjectBox } from '@/lib/graph/project-boxes';
import { emptyScene, type Scene } from '@/lib/graph/scene';
import type { NodeId, PlaceId } from '@/lib/graph/scene-ids';
import { visibleText } from '@/lib/model';
import { beginPainting, roundedBox, write } from './painting';
import type { ThemeColours } from './theme-colours';

/** More ways outward than this are drawn only for what is looked at. */
const mostTaps = 90;

/** What lies under a point of the picture and is not a node. */
export type Furniture =
  | { kind: 'fold'; project: string }
  | { kind: 'title'; project: string; members: readonly NodeId[] }
  | { kind: 'place'; place: PlaceId };

/** What lies below the graph: the boxes of projects, the host and the outside, and the ways that lead there. */
export class Underlay {
  private scene: Scene = emptyScene;
  private boxes: readonly ProjectBox[] = [];
  private ground: Ground = { bars: [], taps: [] };
  private frame: number | null = null;
  private stale = true;
  private readonly stopListening: () => void;

  constructor(
    private readonly graph: Core,
    private readonly canvas: HTMLCanvasElement,
    private colours: ThemeColours,
    private readonly positionOf: (id: NodeId | PlaceId) => Point | undefined,
  ) {
    const repaint = () => this.request();
    const moved = () => {
      this.stale = true;
      this.request();
    };
    graph.on('render', repaint);
    graph.on('position', 'node', moved);
    this.stopListening = () => {
      graph.removeListener('render', repaint);
      graph.removeListener('position', 'node', moved);
    };
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.stale = true;
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

  /** All that is drawn here, for fitting and exporting. */
  contents(): { boxes: readonly ProjectBox[]; ground: Ground } {
    this.refresh();
    return { boxes: this.boxes, ground: this.ground };
  }

  at(point: Point): Furniture | null {
    this.refresh();
    const detail = detailAt(this.graph.zoom());
    for (const box of this.boxes) {
      const title = titleOf(box, detail);
      if (!contains(title, point)) continue;
      const { project, members } = box;
      return !detail.far && point.x < title.left + 22 ? { kind: 'fold', project } : { kind: 'title', project, members };
    }
    const bar = this.ground.bars.find(({ box }) => contains(box, point));
    return bar ? { kind: 'place', place: bar.place } : null;
  }

  private refresh(): void {
    if (!this.stale) return;
    this.stale = false;
    this.boxes = projectBoxes(this.scene, this.positionOf);
    this.ground = groundOf(this.scene, this.positionOf);
  }

  private request(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.paint();
    });
  }

  private paint(): void {
    this.refresh();
    const context = beginPainting(this.canvas, this.graph);
    if (!context) return;
    const detail = detailAt(this.graph.zoom());
    for (const box of this.boxes) this.paintBox(context, box, detail);
    const few = this.ground.taps.length <= mostTaps;
    for (const tap of this.ground.taps) {
      const marked = this.isMarked(tap.from);
      if (few || marked) this.paintTap(context, tap, marked);
    }
    for (const bar of this.ground.bars) this.paintBar(context, bar);
    if (!detail.smallPrint) return;
    for (const tap of this.ground.taps) if (few || this.isMarked(tap.from)) this.labelTap(context, tap);
  }

  private paintBox(context: CanvasRenderingContext2D, of: ProjectBox, detail: Detail): void {
    const { project, box, members } = of;
    roundedBox(context, box, 20);
    context.globalAlpha = 0.6;
    context.fillStyle = this.colours.panel;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeStyle = this.colours.line;
    context.stroke();
    const faded = members.every((id) => this.graph.getElementById(id).hasClass('faded'));
    context.globalAlpha = faded ? 0.4 : 1;
    const name = visibleText(project);
    const colour = this.colours.muted;
    if (!detail.far) chevron(context, box, colour);
    const { left, top } = titleOf(of, detail);
    const at = {
      x: left + (detail.far ? nameIndent.far : nameIndent.near),
      y: top + (detail.far ? 0 : 8) + detail.titleSize * 0.9,
    };
    write(context, name, at, {
      size: detail.titleSize,
      colour: detail.far ? this.colours.text : colour,
      family: 'sans',
      align: 'left',
      halo: this.colours.panel,
    });
    context.globalAlpha = 1;
  }

  private paintTap(context: CanvasRenderingContext2D, { kind, start, end, driver }: Tap, marked: boolean): void {
    context.globalAlpha = marked ? 0.95 : kind === 'closed' ? 0.8 : 0.42;
    context.lineWidth = marked ? 2 : 1.25;
    context.strokeStyle = driver === null ? this.colours.accent : this.colours.kind[driver];
    context.setLineDash(kind === 'routed' ? [5, 4] : kind === 'port' ? [1.5, 3.5] : []);
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(end.x, end.y);
    context.setLineDash(kind === 'closed' ? [] : context.getLineDash());
    if (kind === 'closed') {
      context.moveTo(end.x - 7, end.y);
      context.lineTo(end.x + 7, end.y);
    }
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** The port or the interface, written on the bar where the line arrives. */
  private labelTap(context: CanvasRenderingContext2D, { kind, end, label }: Tap): void {
    if (label === '') return;
    const colour = kind === 'parent' ? this.colours.kind.macvlan : this.colours.text;
    write(context, label, { x: end.x, y: end.y + 15.5 }, { size: 9.5, colour, halo: this.colours.panel });
  }

  private paintBar(context: CanvasRenderingContext2D, { place, box }: Bar): void {
    const isHost = place === 'place:host';
    const colour = isHost ? this.colours.kind.host : this.colours.muted;
    roundedBox(context, box, 8);
    context.fillStyle = this.colours.panel;
    context.fill();
    context.globalAlpha = isHost ? 0.7 : 0.4;
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.stroke();
    context.globalAlpha = 1;
    const middle = (box.top + box.bottom) / 2;
    const size = Math.min(15, Math.max(11, 9.5 / this.graph.zoom()));
    const title = isHost ? 'host' : 'outside';
    const x = box.left + 14;
    const y = middle + size * 0.35;
    write(context, title, { x, y }, { size, colour, family: 'sans', weight: 600, align: 'left' });
    if (!isHost || this.scene.host === null) return;
    const after = x + context.measureText(title).width + 10;
    write(
      context,
      this.scene.host.detail,
      { x: after, y },
      { size: size - 1.5, colour: this.colours.muted, align: 'left' },
    );
  }

  private isMarked(id: NodeId): boolean {
    const element = this.graph.getElementById(id);
    return element.hasClass('selected') || element.hasClass('hovered') || element.hasClass('focused');
  }
}

function chevron(context: CanvasRenderingContext2D, box: Box, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(box.left + 11, box.top + 12);
  context.lineTo(box.left + 15, box.top + 16);
  context.lineTo(box.left + 19, box.top + 12);
  context.stroke();
}
