import type { PreviewedService } from '@/lib/export/preview-services';
import { counted } from '@/lib/model/counted';
import { visibleText, type Container } from '@/lib/model';
import { PreviewList, Sentences } from './preview-list';

/** As many names as a line holds. */
const namesShown = 5;

export function ComposeServices({ services }: { services: readonly PreviewedService[] }) {
  return (
    <PreviewList title="Services" items={services} none="The file has no service.">
      {({ key, state, image, mode, networks, reaches, ports, conflicts, profiles }) => (
        <li key={key} className="border-b border-line px-5 py-2 last:border-b-0">
          <p className="flex items-baseline justify-between gap-3">
            <bdi className="min-w-0 truncate font-semibold">{visibleText(key)}</bdi>
            {image !== null && <span className="min-w-0 truncate text-sm text-muted">{visibleText(image)}</span>}
          </p>
          <p className="text-sm text-pretty wrap-anywhere text-muted">
            {mode === null ? `On ${visibleText(networks.join(', '))}. ` : `${modeSentence(mode)} `}
            {mode === null && reachSentence(reaches)}
          </p>
          {ports.length > 0 && (
            <p className="text-sm wrap-anywhere text-muted">
              Ports <span className="font-mono text-xs">{visibleText(ports.map(({ text }) => text).join(', '))}</span>
            </p>
          )}
          {state === 'there' && <p className="text-sm text-muted">Runs already.</p>}
          {profiles.length > 0 && (
            <p className="text-sm text-muted">Only with the profile {visibleText(profiles.join(' or '))}.</p>
          )}
          <Sentences of={mode === 'host' ? [hostSentence] : []} look="text-warn" />
          <Sentences
            of={[
              ...conflicts,
              ...ports.flatMap(({ text, conflict }) => (conflict === null ? [] : [`${text}: ${conflict}`])),
            ]}
            look="text-bad"
          />
        </li>
      )}
    </PreviewList>
  );
}

const hostSentence = 'Whatever it listens on, it listens on the host: no network keeps it apart.';

function modeSentence(mode: string): string {
  const [kind, name] = mode.split(/:(.*)/s);
  if (mode === 'host') return 'On the host’s own network.';
  if (mode === 'none') return 'On no network.';
  if (mode === 'bridge') return 'On the default bridge.';
  if (kind === 'service' || kind === 'container') return `In the network namespace of ${visibleText(name ?? '')}.`;
  return `Network mode ${visibleText(mode)}.`;
}

function reachSentence(reaches: readonly Container[]): string {
  if (reaches.length === 0) return 'Nobody who runs now is there.';
  const names = reaches.slice(0, namesShown).map(({ name }) => visibleText(name));
  const rest = reaches.length - names.length;
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
  return `It would reach ${counted(reaches.length, 'running container')}: ${list}.`;
}
