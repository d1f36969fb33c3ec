import { Copyable } from '@/components/ui/copyable';
import { Note } from '@/components/ui/property-list';
import { visibleText, type TextMap } from '@/lib/model';

interface ExplainedMapProps {
  map: TextMap;
  /** What the key means with this value; null where Netloom does not know it. */
  explain: (key: string, value: string) => string | null;
  /** Said instead of an explanation. */
  unknown?: string;
}

/** Options or labels: each key, its value, and what it does. */
export function ExplainedMap({ map, explain, unknown }: ExplainedMapProps) {
  return (
    <dl className="space-y-2.5">
      {Object.entries(map)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => {
          const explanation = explain(key, value) ?? unknown;
          return (
            <div key={key}>
              <dt className="font-mono text-xs wrap-anywhere text-muted">{visibleText(key)}</dt>
              <dd>
                <Copyable value={value} label={`value of ${visibleText(key)}`}>
                  {value === '' ? <span className="font-sans text-muted">empty</span> : visibleText(value)}
                </Copyable>
                {explanation !== undefined && <Note>{explanation}</Note>}
              </dd>
            </div>
          );
        })}
    </dl>
  );
}
