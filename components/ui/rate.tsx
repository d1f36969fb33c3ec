'use client';
import { rateText } from '@/lib/client/format';
import { useEndpointTraffic } from '@/lib/client/use-traffic';
import type { EndpointId } from '@/lib/model';

const directions = {
  received: { field: 'rxBytesPerSecond', colour: 'text-received' },
  sent: { field: 'txBytesPerSecond', colour: 'text-sent' },
} as const;

/** The current rate of one endpoint in one direction; the only thing that a tick renders anew. */
export function EndpointRate({ id, direction }: { id: EndpointId; direction: keyof typeof directions }) {
  const sample = useEndpointTraffic(id);
  const { field, colour } = directions[direction];
  return <RateText value={sample?.[field]} colour={colour} />;
}

export function RateText({ value, colour }: { value: number | null | undefined; colour: string }) {
  const known = value !== null && value !== undefined;
  const moving = known && value >= 0.5;
  return (
    <span
      className={`whitespace-nowrap ${moving ? colour : 'text-muted'}`}
      title={known ? `${Math.round(value)} bytes per second` : 'no sample: the rate is not known'}
    >
      {rateText(value)}
    </span>
  );
}
