import { KindGlyph } from '@/components/ui/kind-glyph';
import { kindLook } from '@/lib/graph/kind-look';
import type { NetworkKind } from '@/lib/model';

/** The kinds that the engine has, with their hue, shape and word; pressing one shows it alone, or with the others pressed. */
export function Legend({
  kinds,
  isChosen,
  onToggle,
}: {
  kinds: readonly NetworkKind[];
  isChosen: (kind: NetworkKind) => boolean;
  onToggle: (kind: NetworkKind) => void;
}) {
  const any = kinds.some(isChosen);
  return (
    <ul
      className="flex min-w-0 flex-wrap rounded-md border border-line bg-panel text-xs max-lg:hidden"
      aria-label="Legend"
    >
      {kinds.map((kind) => (
        <li key={kind}>
          <button
            type="button"
            aria-pressed={isChosen(kind)}
            title={`Show ${kindLook[kind].word} networks only`}
            onClick={() => onToggle(kind)}
            className={`flex h-8 items-center gap-1 px-2 hover:text-text aria-pressed:font-semibold aria-pressed:text-text ${any && !isChosen(kind) ? 'text-muted opacity-60' : 'text-muted'}`}
          >
            <KindGlyph kind={kind} />
            {kindLook[kind].word}
          </button>
        </li>
      ))}
    </ul>
  );
}
