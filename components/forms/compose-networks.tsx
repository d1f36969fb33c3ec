import { KindGlyph } from '@/components/ui/kind-glyph';
import type { NetworkState, PreviewedNetwork } from '@/lib/export/preview-networks';
import { networkKind, visibleText } from '@/lib/model';
import { PreviewList, Sentences } from './preview-list';

const states: Record<NetworkState, { word: string; look: string }> = {
  new: { word: 'new', look: 'border-ok text-ok' },
  there: { word: 'there already', look: 'border-line text-muted' },
  missing: { word: 'missing', look: 'border-bad text-bad' },
  unused: { word: 'not used', look: 'border-line text-muted' },
};

const meanings: Record<NetworkState, string | null> = {
  new: null,
  there: null,
  missing: 'The file counts on it as external: it has to be made first.',
  unused: 'No service that is started uses it, so Compose does not make it.',
};

export function ComposeNetworks({ networks }: { networks: readonly PreviewedNetwork[] }) {
  return (
    <PreviewList title="Networks" items={networks} none="The file has no network of its own.">
      {({ key, name, driver, internal, subnets, state, conflicts }) => (
        <li key={key} className="flex gap-2.5 border-b border-line px-5 py-2 last:border-b-0">
          <span className="w-4 pt-0.5">{driver !== null && <KindGlyph kind={networkKind({ driver })} labelled />}</span>
          <div className="min-w-0 flex-1">
            <p className="flex items-baseline justify-between gap-3">
              <bdi className="min-w-0 truncate font-semibold">{visibleText(name)}</bdi>
              <span className={`shrink-0 rounded border px-1.5 text-xs ${states[state].look}`}>
                {states[state].word}
              </span>
            </p>
            <p className="text-sm wrap-anywhere text-muted">
              {visibleText([driver ?? 'external', ...(internal ? ['internal'] : [])].join(', '))}
              {subnets.length > 0 && <span className="font-mono text-xs"> · {visibleText(subnets.join(', '))}</span>}
            </p>
            {meanings[state] !== null && <p className="text-sm text-pretty text-muted">{meanings[state]}</p>}
            <Sentences of={conflicts} look="text-bad" />
          </div>
        </li>
      )}
    </PreviewList>
  );
}
