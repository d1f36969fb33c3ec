import { quotedName, visibleText } from '@/lib/model';
import type { Topology } from '@/lib/model';

/** Names in a sentence: `“a”`, `“a” and “b”`, and of many the first few. With nothing in them that ends a line. */
export function namesOf(items: readonly { name: string }[]): string {
  const shown = items.slice(0, 6).map(({ name }) => quotedName(name));
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** `is` or `are`, and the like. */
export function byCount<T>(items: readonly unknown[], one: T, many: T): T {
  return items.length === 1 ? one : many;
}

const width = 100;

/** Lines of a comment, in YAML as in a shell. Whatever it says, it does not end before the line does. */
export function comment(sentence: string): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of visibleText(sentence).split(' ')) {
    if (line.length > 1 && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '#  ';
    }
    line = `${line} ${word}`;
  }
  return `${[...lines, line].join('\n')}\n`;
}

export function origin({ engines: [engine] }: Topology): string {
  return engine === undefined ? 'Exported by Netloom.' : `Exported by Netloom from the engine ${engine.name}.`;
}
