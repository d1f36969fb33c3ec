'use client';
import { useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Section } from '@/components/ui/property-list';
import { shortName } from '@/lib/graph/short-name';
import { visibleText, type EngineDetail, type HostInterface, type InterfaceKind } from '@/lib/model';
import { interfaceWords } from './explain/interface-words';
import { NamedLink } from './select-link';

const shownAtFirst = 12;
const order: readonly InterfaceKind[] = ['physical', 'bridge', 'vxlan', 'other', 'loopback', 'veth'];

interface HostInterfacesProps {
  detail: EngineDetail | undefined;
  error: Error | undefined;
}

export function HostInterfaces({ detail, error }: HostInterfacesProps) {
  const [whole, setWhole] = useState(false);
  const rows = (detail?.interfaces ?? []).toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name),
  );
  const shown = whole ? rows : rows.slice(0, shownAtFirst);
  return (
    <Section title="Interfaces" aside={detail?.interfaces?.length}>
      {rows.length === 0 && (
        <p className="text-pretty text-muted">
          {detail === undefined
            ? (error?.message ?? 'Reading the host’s interfaces…')
            : (detail.interfacesReason ?? 'The host has none.')}
        </p>
      )}
      {rows.length > 0 && (
        <table className="w-full table-fixed text-sm">
          <thead className="text-left text-muted">
            <tr>
              <th className="w-34 pb-1.5 font-normal">name</th>
              <th className="w-22 pb-1.5 font-normal">kind</th>
              <th className="pb-1.5 font-normal">for</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.name}>
                <td className="truncate py-0.5 pr-2">
                  <NamedLink kind="interface" name={item.name} />
                </td>
                <td className="truncate py-0.5 text-muted">{interfaceWords[item.kind]}</td>
                <td className="truncate py-0.5 text-muted">
                  <Use item={item} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < rows.length && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-2 rounded text-sm text-accent hover:underline"
        >
          Show all {rows.length}
        </button>
      )}
    </Section>
  );
}

/** The network or the container that it serves, else its address. */
function Use({ item }: { item: HostInterface }) {
  const { topology, index } = useDashboard();
  const network = item.networkId === null ? undefined : index.networkById.get(item.networkId);
  const endpoint = item.endpointId === null ? undefined : topology.endpoints.find(({ id }) => id === item.endpointId);
  const container = endpoint && index.containerById.get(endpoint.containerId);
  if (container) return visibleText(shortName(container));
  if (network) return visibleText(network.name);
  return item.addresses[0] ?? '–';
}
