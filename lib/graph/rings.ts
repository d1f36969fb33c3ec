import type { FreeGround } from './free-ground';
import type { Point, Size } from './geometry';

const firstRing = 118;
const ringStep = 42;
const fewestSpots = 12;
/** Far out, spots are so far apart, and rings grow by so much. */
const spotDistance = 220;
const growth = 1.06;

/** Finds free spots around what stands, in rings; remembers which rings are full. */
export class Rings {
  private readonly full = new Map<string, number>();

  constructor(
    private readonly ground: FreeGround,
    /** Nothing goes below it. */
    private readonly floor: number,
  ) {}

  /**
   * Around the middle of the neighbours (around nothing: of everything), starting on the side that faces away from the
   * middle of the picture. Ground has an end, so there is always one.
   */
  freeSpot(room: Size, near: readonly Point[], fromTheMiddle = near.length !== 1): Point {
    const away = this.ground.middle();
    const middle = near.length > 0 ? average(near) : away;
    const start = Math.atan2(middle.y - away.y, middle.x - away.x);
    const key = [middle.x, middle.y, room.width, room.height].join(' ');
    const first = fromTheMiddle ? 0 : Math.max(firstRing, (room.width + room.height) / 3);
    for (let radius = this.full.get(key) ?? first; ; radius = Math.max(radius + ringStep, radius * growth)) {
      const spots = Math.max(fewestSpots, Math.round((2 * Math.PI * radius) / spotDistance));
      for (let number = 0; number < spots; number += 1) {
        // To both sides in turn: 0, 1, -1, 2, -2, …
        const turn = number % 2 === 1 ? (number + 1) / 2 : -number / 2;
        const angle = start + (turn * 2 * Math.PI) / spots;
        const at = {
          x: Math.round(middle.x + radius * Math.cos(angle)),
          y: Math.round(middle.y + radius * Math.sin(angle)),
        };
        if (at.y + room.height / 2 > this.floor || !this.ground.isFree(at, room)) continue;
        this.full.set(key, radius);
        return at;
      }
    }
  }
}

function average(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / Math.max(1, points.length), y: sum.y / Math.max(1, points.length) };
}
