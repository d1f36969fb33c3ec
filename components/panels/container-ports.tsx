import { Copyable } from '@/components/ui/copyable';
import { Note, Section } from '@/components/ui/property-list';
import type { Container } from '@/lib/model';
import { explainAddress, portBindings, socketText, type PublishedPort } from './explain/port-bindings';

export function ContainerPorts({ container }: { container: Container }) {
  const bindings = portBindings(container.ports);
  if (bindings.length === 0) return null;
  const [published, exposed] = [
    bindings.filter(({ publicPort }) => publicPort !== null),
    bindings.filter(({ publicPort }) => publicPort === null),
  ];
  return (
    <Section title="Ports" aside={bindings.length}>
      <ul className="space-y-2.5">
        {published.map((port) => (
          <Published key={`${port.publicPort} ${port.inner}`} port={port} />
        ))}
      </ul>
      {exposed.length > 0 && (
        <div className={published.length > 0 ? 'mt-2.5' : ''}>
          <p className="flex flex-wrap gap-x-3">
            {exposed.map(({ inner }) => (
              <Copyable key={inner} value={inner.split('/')[0] ?? inner} label="port">
                {inner}
              </Copyable>
            ))}
          </p>
          <Note>Exposed, not published: the image says that it listens there. Its networks’ members reach it.</Note>
        </div>
      )}
    </Section>
  );
}

function Published({ port: { publicPort, inner, addresses } }: { port: PublishedPort }) {
  if (publicPort === null) return null;
  return (
    <li>
      <p className="font-mono text-sm">
        {publicPort} <span className="text-muted">→</span> {inner}
      </p>
      <ul>
        {addresses.map((address) => (
          <li key={address} className="flex items-baseline justify-between gap-2">
            <Copyable value={socketText(address, publicPort)} label="address and port" look="figures">
              <span className="text-xs">{socketText(address, publicPort)}</span>
            </Copyable>
            <span className="shrink-0 text-xs text-muted">{explainAddress(address)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
