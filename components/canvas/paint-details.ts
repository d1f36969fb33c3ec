import { formatRate } from '@/lib/client/format';
import { containerSize, sizeOf, type Point } from '@/lib/graph/geometry';
import type { Detail } from '@/lib/graph/level-of-detail';
import { bareId } from '@/lib/graph/scene-ids';
import type { ContainerNode, NetworkNode, SceneNode } from '@/lib/graph/scene-nodes';
import type { NetworkId } from '@/lib/model';
import type { TrafficTick } from './paint-traffic';
import { write } from './painting';
import type { ThemeColours } from './theme-colours';

const smallPrint = 10.5;

/** What stands beside a node's name: the rate or subnet of a hub, ports and condition of a container, badges. */
export function paintSmallPrint(
  context: CanvasRenderingContext2D,
  node: SceneNode,
  at: Point,
  colours: ThemeColours,
  detail: Detail,
  tick: TrafficTick | null,
): void {
  if (node.kind === 'container') {
    paintContainer(context, node, at, colours, detail);
    return;
  }
  const text = node.kind === 'network' ? hubText(node, tick) : node.detail;
  const below = node.kind === 'network' ? 12 : 15;
  write(context, text, { x: at.x + 11, y: at.y + below }, { size: smallPrint, colour: colours.muted });
  if (node.kind === 'network' && node.fixed && detail.badges) {
    const { width } = sizeOf(node);
    lock(context, { x: at.x + width / 2 - 13, y: at.y - 4 }, colours.muted);
  }
}

function hubText({ id, detail, holds }: NetworkNode, tick: TrafficTick | null): string {
  const rate = tick?.networks.get(bareId(id) as NetworkId)?.txBytesPerSecond;
  if (rate === null || rate === undefined || rate < 0.5) return detail;
  return holds > 0 ? `×${holds} · ${formatRate(rate)}` : formatRate(rate);
}

function paintContainer(
  context: CanvasRenderingContext2D,
  { ports, condition, networks, fixed, seat, dockedTo }: ContainerNode,
  at: Point,
  colours: ThemeColours,
  detail: Detail,
): void {
  const half = containerSize / 2;
  if (ports !== '' && seat !== 'host' && dockedTo === null) {
    write(context, ports, { x: at.x, y: at.y + 43 }, { size: smallPrint, colour: colours.muted, halo: colours.canvas });
  }
  if (condition !== 'running' && condition !== 'stopped') {
    const colour = condition === 'unhealthy' || condition === 'dead' ? colours.bad : colours.warn;
    const place = { x: at.x + half + 5, y: at.y - 12 };
    write(context, condition, place, { size: smallPrint, colour, align: 'left', halo: colours.canvas });
  }
  if (!detail.badges) return;
  if (networks > 1) badge(context, String(networks), { x: at.x - half, y: at.y - half }, colours);
  if (fixed) lock(context, { x: at.x + half - 7, y: at.y + half - 8 }, colours.muted);
}

/** A figure in a small disc on the corner: on how many networks it is. */
function badge(context: CanvasRenderingContext2D, text: string, at: Point, colours: ThemeColours): void {
  context.beginPath();
  context.arc(at.x, at.y, 6.5, 0, Math.PI * 2);
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.stroke();
  write(context, text, { x: at.x, y: at.y + 3 }, { size: 8.5, colour: colours.text, family: 'sans', weight: 600 });
}

/** Something is congested there; the panel says what. */
export function paintWarning(context: CanvasRenderingContext2D, at: Point, colours: ThemeColours): void {
  context.beginPath();
  context.moveTo(at.x, at.y - 8);
  context.lineTo(at.x + 8, at.y + 6);
  context.lineTo(at.x - 8, at.y + 6);
  context.closePath();
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = colours.canvas;
  context.stroke();
  context.fillStyle = colours.warn;
  context.fill();
  write(context, '!', { x: at.x, y: at.y + 4.5 }, { size: 10, colour: colours.canvas, family: 'sans', weight: 600 });
}

/** The engine's own, or Swarm's: not to be changed by hand. */
function lock(context: CanvasRenderingContext2D, at: Point, colour: string): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.fillRect(at.x - 2.8, at.y, 5.6, 4.4);
  context.beginPath();
  context.arc(at.x, at.y, 1.9, Math.PI, 0);
  context.stroke();
}

/** At the middle of a line; as small as it can be read. */
export function paintAddress(
  context: CanvasRenderingContext2D,
  text: string,
  { source, target }: { source: Point; target: Point },
  colours: ThemeColours,
  zoom: number,
): void {
  const at = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 + 3 };
  const size = Math.max(8.5, Math.min(12, 9 / zoom));
  write(context, text, at, { size, colour: colours.text, halo: colours.canvas });
}

/** A line that is being drawn by hand: dashed, with a dot where the hand is. */
export function paintLink(
  context: CanvasRenderingContext2D,
  { from, to }: { from: Point; to: Point },
  colour: string,
): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 2.5;
  context.setLineDash([7, 5]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(to.x, to.y, 5, 0, 2 * Math.PI);
  context.fill();
}
