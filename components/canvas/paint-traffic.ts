import type { trafficTick } from '@/lib/client/traffic-store';
import type { Point } from '@/lib/graph/geometry';
import type { EndpointId } from '@/lib/model';
import { dotTravel, glowReach } from './traffic-look';

export type TrafficTick = NonNullable<ReturnType<(typeof trafficTick)['get']>>;

/** Bytes per second of all the endpoints that a line carries; what is not known counts as nothing to draw. */
export function rateOf(carries: string, tick: TrafficTick): { received: number; sent: number } {
  let [received, sent] = [0, 0];
  for (const id of carries.includes(' ') ? carries.split(' ') : [carries]) {
    const sample = tick.endpoints.get(id as EndpointId);
    received += sample?.rxBytesPerSecond ?? 0;
    sent += sample?.txBytesPerSecond ?? 0;
  }
  return { received, sent };
}

/** Heavier towards the receiver: the container's end is as wide as what it receives, the hub's as what it is sent. */
export function taperedLine(
  context: CanvasRenderingContext2D,
  { source, target }: { source: Point; target: Point },
  widthAtSource: number,
  widthAtTarget: number,
  colour: string,
): void {
  const length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
  const normal = { x: -(target.y - source.y) / length / 2, y: (target.x - source.x) / length / 2 };
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(source.x + normal.x * widthAtSource, source.y + normal.y * widthAtSource);
  context.lineTo(target.x + normal.x * widthAtTarget, target.y + normal.y * widthAtTarget);
  context.lineTo(target.x - normal.x * widthAtTarget, target.y - normal.y * widthAtTarget);
  context.lineTo(source.x - normal.x * widthAtSource, source.y - normal.y * widthAtSource);
  context.fill();
}

const rings = 4;

/** Light around a hub by what it carries: rings that fade, because a blur costs a software renderer ten times as much. */
export function paintGlow(
  context: CanvasRenderingContext2D,
  at: Point,
  { width, height }: { width: number; height: number },
  rate: number,
  colour: string,
  strength: number,
): void {
  const reach = glowReach(rate);
  if (reach === 0) return;
  context.strokeStyle = colour;
  context.lineWidth = reach / rings;
  for (let ring = 0; ring < rings; ring += 1) {
    const out = (reach / rings) * (ring + 0.5);
    const radius = height / 2 + out;
    context.globalAlpha = strength * 0.3 * (1 - ring / rings);
    context.beginPath();
    context.roundRect(at.x - width / 2 - out, at.y - height / 2 - out, width + 2 * out, height + 2 * out, radius);
    context.stroke();
  }
}

export function paintDots(
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
