const length = 60;

/** The last minute of many lines, one value a tick: a tick costs one number a line, and copies nothing. */
export class MinuteRings<Id> {
  private readonly rings = new Map<Id, { values: Float64Array; since: number; known: number }>();
  private beat = -1;

  /** The next tick begins: whoever is not told of in it is unknown. */
  next(): void {
    this.beat += 1;
    for (const [id, ring] of this.rings) {
      ring.values[this.beat % length] = NaN;
      if (this.beat - ring.known >= length) this.rings.delete(id);
    }
  }

  set(id: Id, value: number): void {
    let ring = this.rings.get(id);
    if (!ring) {
      ring = { values: new Float64Array(length).fill(NaN), since: this.beat, known: this.beat };
      this.rings.set(id, ring);
    }
    ring.values[this.beat % length] = value;
    ring.known = this.beat;
  }

  /** Sums of what is known of them, oldest first; null is a gap. Empty where nothing was known for a minute. */
  read(ids: readonly Id[]): (number | null)[] {
    const rings = ids.flatMap((id) => this.rings.get(id) ?? []);
    if (rings.length === 0) return [];
    const first = Math.max(Math.min(...rings.map(({ since }) => since)), this.beat - length + 1, 0);
    return Array.from({ length: this.beat - first + 1 }, (_, at) => {
      const known = rings
        .map(({ values }) => values[(first + at) % length] ?? NaN)
        .filter((value) => !Number.isNaN(value));
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
    });
  }
}
