'use client';
import { RateText } from '@/components/ui/rate';
import { Section } from '@/components/ui/property-list';
import { Sparkline } from '@/components/ui/sparkline';
import { useNetworkHistory, useNetworkTraffic } from '@/lib/client/use-traffic';
import { networkKind, type Network } from '@/lib/model';

export function NetworkTraffic({ network }: { network: Network }) {
  const sample = useNetworkTraffic(network.id);
  const history = useNetworkHistory(network.id);
  const kind = networkKind(network);
  if (kind === 'host' || kind === 'none' || network.configOnly) return null;
  return (
    <Section title="Traffic" aside="now, last minute">
      <Sparkline values={history} className="mb-3 h-14! w-full! text-accent" />
      <dl className="grid grid-cols-2 gap-3">
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
    </Section>
  );
}
