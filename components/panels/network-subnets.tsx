import { Copyable } from '@/components/ui/copyable';
import { Note, Property, PropertyList, Section } from '@/components/ui/property-list';
import { addressMap } from '@/lib/ipam/address-map';
import { isIpv6 } from '@/lib/ipam/subnet';
import { visibleText, type Endpoint, type Network, type Subnet, type SubnetMap } from '@/lib/model';
import { swarmGateway } from './explain/swarm-gateway';
import { AddressMapView } from './address-map';
import { usableText } from './explain/usable-text';

export function NetworkSubnets({ network, endpoints }: { network: Network; endpoints: readonly Endpoint[] }) {
  if (network.subnets.length === 0) return null;
  const { subnets } = addressMap(network, endpoints);
  return (
    <Section title={network.subnets.length === 1 ? 'Subnet' : 'Subnets'}>
      <div className="space-y-4">
        {network.subnets.map((subnet, at) => (
          <SubnetCard
            key={subnet.subnet}
            subnet={subnet}
            network={network}
            endpoints={endpoints}
            map={subnets[at] ?? null}
          />
        ))}
      </div>
    </Section>
  );
}

interface SubnetCardProps {
  subnet: Subnet;
  network: Network;
  endpoints: readonly Endpoint[];
  map: SubnetMap | null;
}

function SubnetCard({ subnet, network, endpoints, map }: SubnetCardProps) {
  const six = isIpv6(subnet.subnet);
  const told = endpoints.find((endpoint) => (six ? endpoint.gatewayIpv6 : endpoint.gateway) !== null);
  const ofEndpoints = (six ? told?.gatewayIpv6 : told?.gateway) ?? null;
  const gateway = subnet.gateway ?? ofEndpoints;
  const usable = usableText(subnet.subnet, map?.usable ?? null);
  const usableCount = map?.usable ?? null;
  const used = map?.taken.filter((taken) => taken.use === 'container' && taken.active).length ?? 0;
  // Swarm's sandboxes have addresses of the gateway bridge and are no endpoints: how many are used is not known.
  const counted = !network.configOnly && network.name !== swarmGateway;
  const outside = network.driver === 'macvlan' || network.driver === 'ipvlan';
  return (
    <div>
      <div className="mb-2 flex items-baseline justify-between gap-2">
        <Copyable value={subnet.subnet} label="subnet">
          <span className="text-lg font-semibold">{subnet.subnet}</span>
        </Copyable>
        {usable !== null && (
          <span className="text-right text-sm whitespace-nowrap text-muted">
            {counted && (
              <>
                <span className="text-text">{used}</span> used{network.driver === 'overlay' && ' here'} of{' '}
              </>
            )}
            {usable}
            {!counted && ' addresses'}
          </span>
        )}
      </div>
      {counted && usableCount !== null && usableCount > 0 && <UsedBar share={used / usableCount} />}
      <PropertyList>
        <Property
          name="gateway"
          note={
            subnet.gateway === null && ofEndpoints !== null
              ? 'The network does not name it: its endpoints do.'
              : outside
                ? 'A router on the parent’s segment; the engine only hands it out.'
                : null
          }
        >
          {gateway === null ? (
            <span className="text-muted">none named</span>
          ) : (
            <Copyable value={gateway} label="gateway" />
          )}
        </Property>
        {subnet.ipRange !== null && (
          <Property name="IP range" note="The engine gives addresses out of this part; static ones may lie outside it.">
            <Copyable value={subnet.ipRange} label="IP range" />
          </Property>
        )}
        {Object.entries(subnet.reserved).map(([name, address]) => (
          <Property key={name} name="reserved" note={`For ${visibleText(name)}: never given to a container.`}>
            <Copyable value={address} label="reserved address" />
          </Property>
        ))}
      </PropertyList>
      {counted && map && (
        <div className="mt-2">
          <AddressMapView network={network} map={map} />
        </div>
      )}
      {network.driver === 'overlay' && (
        <Note>Members on other nodes and Swarm itself use addresses of it too, which this engine does not list.</Note>
      )}
    </div>
  );
}

/** How much of a subnet is used. The figures beside it say the same. */
function UsedBar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden className="mb-2.5 h-1 w-full rounded-full bg-line">
      <rect width={Math.min(100, Math.max(share * 100, share > 0 ? 1 : 0))} height="1" className="fill-accent" />
    </svg>
  );
}
