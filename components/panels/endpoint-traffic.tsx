'use client';
import { LazyCharts } from '@/components/charts/lazy-charts';
import { Note, Property, PropertyList, Section } from '@/components/ui/property-list';
import { EndpointRate } from '@/components/ui/rate';
import { formatCount } from '@/lib/client/format';
import { useEndpointTraffic } from '@/lib/client/use-traffic';
import type { EndpointId, NetworkKind } from '@/lib/model';
import { CongestionNotes } from './congestion-notes';

export function EndpointTraffic({ id, kind }: { id: EndpointId; kind: NetworkKind }) {
  const sample = useEndpointTraffic(id);
  if (kind === 'host' || kind === 'none') return null;
  return (
    <Section title="Traffic" aside="now">
      <CongestionNotes id={id} />
      <dl className="mb-3 grid grid-cols-2 gap-3">
        <div>
          <dt className="text-muted">received</dt>
          <dd className="text-lg font-semibold">
            <EndpointRate id={id} direction="received" />
          </dd>
        </div>
        <div>
          <dt className="text-muted">sent</dt>
          <dd className="text-lg font-semibold">
            <EndpointRate id={id} direction="sent" />
          </dd>
        </div>
      </dl>
      <PropertyList>
        <Property name="packets">{bothWays(sample?.rxPacketsPerSecond, sample?.txPacketsPerSecond)}</Property>
        <Property name="errors">{bothWays(sample?.rxErrors, sample?.txErrors)}</Property>
        <Property name="dropped">{bothWays(sample?.rxDropped, sample?.txDropped)}</Property>
      </PropertyList>
      <div className="mt-1.5 mb-3.5">
        <Note>Seen from inside the container, per second.</Note>
      </div>
      <LazyCharts scope="endpoint" id={id} />
    </Section>
  );
}

type Rate = number | null | undefined;

function bothWays(received: Rate, sent: Rate) {
  return (
    <>
      {figure(received)} <span className="text-muted">in,</span> {figure(sent)} <span className="text-muted">out</span>
    </>
  );
}

function figure(rate: Rate): string {
  return rate === null || rate === undefined ? '–' : formatCount(rate);
}
