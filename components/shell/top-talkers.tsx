'use client';
import { useHeld } from '@/components/ui/use-held';
import { formatRate } from '@/lib/client/format';
import { topTalkers } from '@/lib/client/top-talkers';
import { useSettledTraffic } from '@/lib/client/use-settled-traffic';
import { shortName } from '@/lib/graph/short-name';
import { visibleText } from '@/lib/model';
import { useDashboard } from './dashboard';

const shown = 3;

/** Which endpoints carry most, of all networks; calm enough to be pressed. */
export function TopTalkers() {
  const { topology, index, select } = useDashboard();
  const { held, handlers } = useHeld();
  const talkers = topTalkers(useSettledTraffic(true, held), shown);
  const endpoints = talkers.flatMap((talker) => {
    const endpoint = topology.endpoints.find(({ id }) => id === talker.id);
    const container = endpoint && index.containerById.get(endpoint.containerId);
    const network = endpoint && index.networkById.get(endpoint.networkId);
    return container && network ? [{ ...talker, container, network }] : [];
  });
  if (endpoints.length === 0) return null;
  return (
    <span role="group" aria-label="Top talkers" className="flex min-w-0 gap-3 max-xl:hidden" {...handlers}>
      <span className="whitespace-nowrap">Top talkers</span>
      {endpoints.map(({ id, container, network, bytesPerSecond }) => (
        <button
          key={id}
          type="button"
          onClick={() => select({ kind: 'endpoint', id })}
          title={`${visibleText(container.name)} on ${visibleText(network.name)}: received and sent`}
          className="flex min-w-0 gap-1 rounded whitespace-nowrap hover:text-text hover:underline"
        >
          <bdi className="truncate text-text">{visibleText(shortName(container))}</bdi>{' '}
          <span className="shrink-0">{formatRate(bytesPerSecond)}</span>
        </button>
      ))}
    </span>
  );
}
