import { overlaps, type Point, type Size } from './geometry';

/** About as wide as what stands there: few things share a cell, and few cells hold one thing. */
const cellSize = 120;

interface Taken {
  at: Point;
  room: Size;
}

/** What ground is taken, by cells: asking whether a spot is free looks at what is near and not at everything. */
export class FreeGround {
  private readonly cells = new Map<string, Taken[]>();
  private count = 0;
  private sum: Point = { x: 0, y: 0 };

  take(at: Point, room: Size): void {
    this.count += 1;
    this.sum = { x: this.sum.x + at.x, y: this.sum.y + at.y };
    for (const cell of cellsOf(at, room)) {
      const others = this.cells.get(cell);
      if (others) others.push({ at, room });
      else this.cells.set(cell, [{ at, room }]);
    }
  }

  isFree(at: Point, room: Size): boolean {
    for (const cell of cellsOf(at, room)) {
      for (const other of this.cells.get(cell) ?? []) if (overlaps(at, room, other.at, other.room)) return false;
    }
    return true;
  }

  /** Of everything that stands there. */
  middle(): Point {
    const { x, y } = this.sum;
    return { x: x / Math.max(1, this.count), y: y / Math.max(1, this.count) };
  }
}

function* cellsOf({ x, y }: Point, { width, height }: Size): Generator<string> {
  const of = (value: number) => Math.floor(value / cellSize);
  for (let column = of(x - width / 2); column <= of(x + width / 2); column += 1) {
    for (let row = of(y - height / 2); row <= of(y + height / 2); row += 1) yield `${column},${row}`;
  }
}
