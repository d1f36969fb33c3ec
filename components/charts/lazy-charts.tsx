'use client';
import { lazy, Suspense } from 'react';
import type { Subject } from '@/lib/client/traffic-series';

const TrafficCharts = lazy(() => import('./traffic-charts'));

/** The charts, and what draws them, come when somebody looks. */
export function LazyCharts(subject: Pick<Subject, 'scope' | 'id'>) {
  return (
    <Suspense fallback={<p className="text-sm text-muted">Opening…</p>}>
      <TrafficCharts {...subject} />
    </Suspense>
  );
}
