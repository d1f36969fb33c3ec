import { kindLook } from '@/lib/graph/kind-look';
import type { NetworkKind } from '@/lib/model';

const colours: Record<NetworkKind, string> = {
  bridge: 'text-bridge',
  overlay: 'text-overlay',
  macvlan: 'text-macvlan',
  ipvlan: 'text-ipvlan',
  host: 'text-host',
  none: 'text-none',
  plugin: 'text-plugin',
};

/** The driver by hue and shape; the word stands beside it or is given to assistive technology. */
export function KindGlyph({ kind, labelled = false }: { kind: NetworkKind; labelled?: boolean }) {
  const { word, glyph } = kindLook[kind];
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${colours[kind]}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinejoin="round"
      role={labelled ? 'img' : undefined}
      aria-label={labelled ? word : undefined}
      aria-hidden={labelled ? undefined : true}
    >
      <path d={glyph} />
    </svg>
  );
}

export function KindWord({ kind }: { kind: NetworkKind }) {
  return <span className={colours[kind]}>{kindLook[kind].word}</span>;
}
