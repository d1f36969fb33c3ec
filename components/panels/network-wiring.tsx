import { Copyable } from '@/components/ui/copyable';
import { Note, Property, PropertyList, Section } from '@/components/ui/property-list';
import { networkKind, type Network } from '@/lib/model';
import { NamedLink } from './select-link';

/** What carries the network, and what it lets through. */
export function NetworkWiring({ network }: { network: Network }) {
  if (network.configOnly) return null;
  const kind = networkKind(network);
  return (
    <Section title="What carries it">
      {(kind === 'host' || kind === 'none' || kind === 'plugin') && <p className="text-pretty">{carriers[kind]}</p>}
      {kind === 'bridge' && (
        <PropertyList>
          {network.bridge !== null && (
            <Property name="bridge" note="A Linux bridge on the host: one veth of each member ends on it.">
              <NamedLink kind="interface" name={network.bridge} />
            </Property>
          )}
          <Mtu network={network} otherwise="the engine’s default, usually 1500 bytes" />
          <Property
            name="ICC"
            note={
              network.icc === false
                ? 'Members cannot talk to each other.'
                : 'Inter-container communication: members reach each other.'
            }
          >
            {onOff(network.icc)}
          </Property>
          <Property
            name="masquerade"
            note={
              network.internal
                ? 'An internal network has no way out to translate on.'
                : network.masquerade === false
                  ? 'What leaves keeps the container’s address.'
                  : 'What leaves carries the host’s address.'
            }
          >
            {network.masquerade === null ? 'does not apply' : onOff(network.masquerade)}
          </Property>
        </PropertyList>
      )}
      {kind === 'overlay' && (
        <>
          <PropertyList>
            <Property name="VXLAN id" note={network.vni === null ? 'This node has no member on it yet.' : null}>
              {network.vni !== null && <Copyable value={String(network.vni)} label="VXLAN id" />}
            </Property>
            <Property
              name="encrypted"
              note={
                network.encrypted
                  ? 'IPsec between nodes, on the data plane.'
                  : 'VXLAN encapsulates what goes between nodes; it does not encrypt it.'
              }
            >
              {network.encrypted ? 'yes' : 'no'}
            </Property>
            <Mtu network={network} otherwise="the driver’s default, usually 1450 bytes: 1500 less 50 for VXLAN" />
            <Property
              name="peers"
              note="Members on other nodes are not shown: this engine tells only its own. Between nodes the packets go over UDP, port 4789 unless the Swarm was made with another."
            >
              not known
            </Property>
          </PropertyList>
          <div className="mt-2">
            <Note>
              Its bridge and its VXLAN interface are in a namespace of the engine’s own, so{' '}
              <span className="font-mono">ip link</span> on the host does not list them.
            </Note>
          </div>
        </>
      )}
      {(kind === 'macvlan' || kind === 'ipvlan') && (
        <PropertyList>
          <Property
            name="parent"
            note={
              network.parent === null
                ? 'No interface of the host: a dummy one, so members reach each other and nothing else.'
                : 'Members sit on this interface of the host, which itself cannot reach them.'
            }
          >
            {network.parent === null ? 'none' : <NamedLink kind="interface" name={network.parent} />}
          </Property>
          <Property name="mode">
            {kind === 'macvlan'
              ? (network.options['macvlan_mode'] ?? 'bridge')
              : (network.options['ipvlan_mode'] ?? 'l2').toUpperCase()}
          </Property>
          <Mtu network={network} otherwise="that of the parent" />
        </PropertyList>
      )}
    </Section>
  );
}

const carriers = {
  host: 'The host’s own interfaces: a container here gets no address and no interface of its own.',
  none: 'Nothing: a container here has loopback only.',
  plugin: 'Its driver is a plugin, which alone knows how it is made.',
};

function Mtu({ network, otherwise }: { network: Network; otherwise: string }) {
  return (
    <Property name="MTU" note={network.mtu === null ? `It is ${otherwise}.` : null}>
      {network.mtu === null ? (
        <span className="text-muted">not set</span>
      ) : (
        <Copyable value={String(network.mtu)} label="MTU">
          {network.mtu} bytes
        </Copyable>
      )}
    </Property>
  );
}

function onOff(setting: boolean | null): string {
  return setting === false ? 'off' : 'on';
}
