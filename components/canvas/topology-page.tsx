'use client';
import { X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useViewportStep } from '@/lib/client/use-viewport-step';
import { TopologyView } from './topology-view';

const NetworksTable = dynamic(() => import('@/components/tables/networks-table').then((all) => all.NetworksTable));

/** The picture; on a narrow screen the table comes first, and the picture, full screen, when it is called for. */
export function TopologyPage() {
  const narrow = useViewportStep() < 700;
  const [called, setCalled] = useState(false);
  if (!narrow) return <TopologyView />;
  if (!called) {
    return (
      <div className="flex h-full flex-col">
        <div className="min-h-0 flex-1">
          <NetworksTable />
        </div>
        <div className="border-t border-line bg-panel p-3">
          <Button look="primary" className="w-full" onClick={() => setCalled(true)}>
            Show the graph
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="fixed inset-0 z-20 bg-canvas">
      <TopologyView />
      <Button className="absolute top-3 right-3 z-10" aria-label="Close the graph" onClick={() => setCalled(false)}>
        <X className="size-4" aria-hidden /> Close
      </Button>
    </div>
  );
}
