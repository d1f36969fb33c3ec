import { KindGlyph } from '@/components/ui/kind-glyph';
import { kindLook } from '@/lib/graph/kind-look';
import type { Scene } from '@/lib/graph/scene';
import type { NetworkKind } from '@/lib/model';

/** The kinds that are on the picture, with their hue, shape and word. */
export function Legend({ scene, covered }: { scene: Scene; covered: number }) {
  const present = new Set(scene.nodes.flatMap((node) => (node.kind === 'network' ? [node.driver] : [])));
  const kinds = (Object.keys(kindLook) as NetworkKind[]).filter((kind) => present.has(kind));
  return (
    <ul
      style={{ right: covered + 132 }}
      className="pointer-events-none absolute bottom-5 hidden gap-3 text-xs text-muted lg:flex"
      aria-label="Legend"
    >
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1">
          <KindGlyph kind={kind} />
          {kindLook[kind].word}
        </li>
      ))}
    </ul>
  );
}
