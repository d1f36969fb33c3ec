'use client';
import { LazyCharts } from '@/components/charts/lazy-charts';
import { RateText } from '@/components/ui/rate';
import { Section } from '@/components/ui/property-list';
import { useNetworkTraffic } from '@/lib/client/use-traffic';
import { networkKind, type Network } from '@/lib/model';
import { CongestionNotes } from './congestion-notes';

export function NetworkTraffic({ network }: { network: Network }) {
  const sample = useNetworkTraffic(network.id);
  const kind = networkKind(network);
  if (kind === 'none' || network.configOnly) return null;
  return (
    <Section title="Traffic" aside="now">
      <CongestionNotes id={network.id} />
      <dl className="mb-3.5 grid grid-cols-2 gap-3">
        <div>
          <dt className="text-muted">sent into it</dt>
          <dd className="text-lg font-semibold">
            <RateText value={sample?.txBytesPerSecond} colour="text-sent" />
          </dd>
        </div>
        <div>
          <dt className="text-muted">delivered by it</dt>
          <dd className="text-lg font-semibold">
            <RateText value={sample?.rxBytesPerSecond} colour="text-received" />
          </dd>
        </div>
      </dl>
      {kind === 'host' && (
        <p className="mb-3 text-xs text-pretty text-muted">
          The host’s own counters, over its way out: what a single container in host mode carries cannot be told.
        </p>
      )}
      <LazyCharts scope="network" id={network.id} />
    </Section>
  );
}
