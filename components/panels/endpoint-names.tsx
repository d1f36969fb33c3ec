import { Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { isPredefined, networkKind, visibleText, type Endpoint, type Network } from '@/lib/model';

export function EndpointNames({ endpoint, network }: { endpoint: Endpoint; network: Network }) {
  return (
    <Section title="Names">
      <PropertyList>
        <Property
          name="DNS names"
          note={endpoint.dnsNames.length > 0 ? 'The embedded DNS answers for them on this network.' : whyNone(network)}
        >
          <Names names={endpoint.dnsNames} label="DNS name" />
        </Property>
        <Property name="aliases">
          <Names names={endpoint.aliases} label="alias" />
        </Property>
        {endpoint.links.length > 0 && (
          <Property name="links" note="Only this container knows the other one by that name.">
            <Names names={endpoint.links} label="link" />
          </Property>
        )}
      </PropertyList>
    </Section>
  );
}

function Names({ names, label }: { names: readonly string[]; label: string }) {
  if (names.length === 0) return <span className="text-muted">none</span>;
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <Copyable value={name} label={label}>
            {visibleText(name)}
          </Copyable>
        </li>
      ))}
    </ul>
  );
}

function whyNone(network: Network): string {
  const kind = networkKind(network);
  if (kind === 'host' || kind === 'none') return 'There is no network between containers here.';
  return isPredefined(network)
    ? 'On the default bridge containers have no names for each other; on user-defined networks they do.'
    : 'The engine tells none.';
}
