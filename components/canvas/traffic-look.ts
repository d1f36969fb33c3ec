const thinnest = 1.2;
const widest = 8;
/** From here (bytes per second) every factor of ten widens a line by one step. */
const floorRate = 100;
const dotSpacing = 46;

/** Pixels at zoom 1: the logarithm of the rate, from a hair at 100 B/s to 8 px at 1 GB/s. */
export function lineWidth(bytesPerSecond: number): number {
  if (bytesPerSecond < floorRate) return thinnest;
  return Math.min(widest, thinnest + Math.log10(bytesPerSecond / floorRate) * 0.97);
}

/** How far a hub shines beyond its border, in pixels at zoom 1: nothing below 10 kB/s, and 3 px more with every factor of ten. */
export function glowReach(bytesPerSecond: number): number {
  return bytesPerSecond < 10_000 ? 0 : Math.min(15, Math.log10(bytesPerSecond / 1000) * 3);
}

/** Pixels per second, in four buckets: speed only tells the order of magnitude. */
export function dotSpeed(bytesPerSecond: number): number {
  if (bytesPerSecond < 1) return 0;
  if (bytesPerSecond < 10_000) return 14;
  if (bytesPerSecond < 1_000_000) return 30;
  if (bytesPerSecond < 50_000_000) return 55;
  return 85;
}

/** How far along a line of this length each dot is at this moment (milliseconds). */
export function dotTravel(bytesPerSecond: number, now: number, length: number): number[] {
  const speed = dotSpeed(bytesPerSecond);
  if (speed === 0 || length <= 0) return [];
  const first = ((now / 1000) * speed) % dotSpacing;
  const dots: number[] = [];
  for (let at = first; at < length; at += dotSpacing) dots.push(at);
  return dots;
}
