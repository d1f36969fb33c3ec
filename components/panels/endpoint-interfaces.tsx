import { Copyable } from '@/components/ui/copyable';
import { Property, PropertyList, Section } from '@/components/ui/property-list';
import { networkKind, type Endpoint, type Network } from '@/lib/model';
import { NamedLink } from './select-link';

/** Both ends of what ties the container to the network. */
export function EndpointInterfaces({ endpoint, network }: { endpoint: Endpoint; network: Network }) {
  const kind = networkKind(network);
  if (kind === 'host' || kind === 'none') return null;
  const onParent = kind === 'macvlan' || kind === 'ipvlan';
  return (
    <Section title="Interfaces">
      <PropertyList>
        <Property
          name="inside"
          note={endpoint.interfaceName === null ? whyUnknown(endpoint) : 'In the container, proven by MAC and address.'}
        >
          {endpoint.interfaceName !== null && <Copyable value={endpoint.interfaceName} label="interface" />}
        </Property>
        {onParent && (
          <Property name="parent" note="There is no veth: the interface inside sits on this one of the host.">
            {network.parent === null ? 'none' : <NamedLink kind="interface" name={network.parent} />}
          </Property>
        )}
        {kind === 'overlay' && (
          <Property name="outside" note="Its veth ends in the overlay’s own namespace, not on the host.">
            not on the host
          </Property>
        )}
        {kind === 'bridge' && (
          <Property
            name="outside"
            note={endpoint.hostInterfaceName === null ? whyUnknown(endpoint) : 'Its veth’s other end, on the host.'}
          >
            {endpoint.hostInterfaceName !== null && <NamedLink kind="interface" name={endpoint.hostInterfaceName} />}
          </Property>
        )}
        {kind === 'bridge' && network.bridge !== null && (
          <Property name="bridge">
            <NamedLink kind="interface" name={network.bridge} />
          </Property>
        )}
      </PropertyList>
    </Section>
  );
}

function whyUnknown({ active }: Endpoint): string {
  return active
    ? 'The engine does not tell it, and it could not be proven in the container’s namespace.'
    : 'It is made when the container starts.';
}
