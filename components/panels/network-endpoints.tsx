'use client';
import { useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Copyable } from '@/components/ui/copyable';
import { Section } from '@/components/ui/property-list';
import { EndpointRate } from '@/components/ui/rate';
import { shortName } from '@/lib/graph/short-name';
import { shortId, visibleText, type Endpoint, type Network } from '@/lib/model';
import { swarmGateway } from './explain/swarm-gateway';
import { SelectLink } from './select-link';

/** More are asked for: each row follows its own rate, and the rest of the panel stays near. */
const shownAtFirst = 12;

export function NetworkEndpoints({ network, endpoints }: { network: Network; endpoints: readonly Endpoint[] }) {
  const { index, select } = useDashboard();
  const [whole, setWhole] = useState(false);
  const nameOf = (endpoint: Endpoint) => {
    const container = index.containerById.get(endpoint.containerId);
    return container ? visibleText(shortName(container)) : shortId(endpoint.containerId);
  };
  const rows = endpoints
    .map((endpoint) => ({ endpoint, name: nameOf(endpoint) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  const shown = whole ? rows : rows.slice(0, shownAtFirst);
  return (
    <Section title="Endpoints" aside={endpoints.length}>
      {rows.length === 0 && <p className="text-pretty text-muted">{whyNone(network)}</p>}
      {rows.length > 0 && (
        <table className="w-full table-fixed text-sm">
          <thead className="text-left text-muted">
            <tr>
              <th className="pb-1.5 font-normal">container</th>
              <th className="w-26 pb-1.5 font-normal">address</th>
              <th className="w-17 pb-1.5 text-right font-normal">in</th>
              <th className="w-17 pb-1.5 text-right font-normal">out</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ endpoint, name }) => (
              <tr key={endpoint.id}>
                <td className="truncate py-1 pr-2">
                  <SelectLink onSelect={() => select({ kind: 'endpoint', id: endpoint.id })}>{name}</SelectLink>
                </td>
                <td className="py-1 text-xs text-muted">
                  <Address endpoint={endpoint} />
                </td>
                <td className="py-1 text-right text-xs">
                  <EndpointRate id={endpoint.id} direction="received" />
                </td>
                <td className="py-1 text-right text-xs">
                  <EndpointRate id={endpoint.id} direction="sent" />
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

function whyNone(network: Network): string {
  if (network.configOnly) return 'Nothing can be attached: it holds settings for other networks.';
  if (network.name === swarmGateway) {
    return 'None that the engine tells: Swarm gives its tasks a way out over it, and does not count them as endpoints.';
  }
  return 'Nothing is attached.';
}

function Address({ endpoint }: { endpoint: Endpoint }) {
  const address = (endpoint.ipv4 ?? endpoint.ipv6)?.split('/')[0];
  if (address === undefined) return endpoint.active ? '–' : 'not running';
  return <Copyable value={address} label="address" look="tight" />;
}
