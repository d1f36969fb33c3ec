import { Section } from '@/components/ui/property-list';
import type { Engine } from '@/lib/model';
import { capabilityWords, readingWords } from './explain/capability-words';

/** What does not get through to the engine and back, why, and what that means. Nothing where everything does. */
export function HostLimits({ engine: { lacks, hides } }: { engine: Engine }) {
  if (lacks.length + hides.length === 0) return null;
  return (
    <Section title="Not let through" aside={lacks.length + hides.length}>
      <dl className="space-y-2">
        {hides.map(({ reading, reason }) => {
          const [name, consequence] = readingWords[reading];
          return (
            <div key={reading}>
              <dt>{name}</dt>
              <dd className="text-xs leading-4 text-pretty wrap-anywhere text-muted">
                {consequence} {reason}
              </dd>
            </div>
          );
        })}
        {lacks.map(({ capability, reason }) => (
          <div key={capability}>
            <dt>{capabilityWords[capability]}</dt>
            <dd className="text-xs leading-4 text-pretty wrap-anywhere text-muted">{reason}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
