import type { DoubleWorld } from '../world/double-world';

/**
 * Serialised lists. An item is serialised once, because items are replaced and never changed; a whole list is kept
 * until the world changes. So a list of 5,000 costs a copy of its bytes.
 */
export class ListCache<T extends object> {
  private readonly items = new WeakMap<T, string>();
  private readonly lists = new Map<string, Buffer>();
  private revision = -1;
  private version = '';

  constructor(
    private readonly world: DoubleWorld,
    private readonly toJson: (item: T) => unknown,
  ) {}

  list(key: string, select: () => readonly T[]): Buffer {
    if (this.revision !== this.world.revision) this.lists.clear();
    this.revision = this.world.revision;
    const cached = this.lists.get(key);
    if (cached) return cached;
    const bytes = Buffer.from(
      `[${select()
        .map((item) => this.serialised(item))
        .join(',')}]\n`,
    );
    this.lists.set(key, bytes);
    return bytes;
  }

  private serialised(item: T): string {
    const { version } = this.world.dialect;
    const known = this.version === version ? this.items.get(item) : undefined;
    this.version = version;
    const text = known ?? JSON.stringify(this.toJson(item));
    this.items.set(item, text);
    return text;
  }
}
