import type { GroupState, LayoutChange, Position } from '@/lib/model';

/** As entries: a key like `__proto__` would be lost on the way into an object. */
interface Chunk {
  positions: [string, Position | null][];
  groups: [string, GroupState | null][];
}

const encoder = new TextEncoder();
const envelope = bytesOf({ positions: {}, groups: {} });

/** The change in as few parts as fit into bodies of so many bytes; none when nothing changes. */
export function layoutChunks({ positions = {}, groups = {} }: LayoutChange, limitBytes: number): LayoutChange[] {
  const chunks: Chunk[] = [];
  let size = Infinity;
  const roomFor = (entry: [string, unknown]): Chunk => {
    // Its brackets stand for a comma.
    const more = bytesOf(entry);
    const last = chunks.at(-1);
    if (last && size + more <= limitBytes) {
      size += more;
      return last;
    }
    const chunk: Chunk = { positions: [], groups: [] };
    chunks.push(chunk);
    size = envelope + more;
    return chunk;
  };
  for (const entry of Object.entries(positions)) roomFor(entry).positions.push(entry);
  for (const entry of Object.entries(groups)) roomFor(entry).groups.push(entry);
  return chunks.map((chunk) => ({
    positions: Object.fromEntries(chunk.positions),
    groups: Object.fromEntries(chunk.groups),
  }));
}

function bytesOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
