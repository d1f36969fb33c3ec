'use client';
import { Button } from '@/components/ui/button';
import { useStore } from '@/lib/client/store';
import { layoutProgress } from './layout-progress';

/** How far a long layout is, and the way to end it. Short ones are over before it would be seen. */
export function LayoutBar() {
  const progress = useStore(layoutProgress, (value) => value);
  if (progress === null) return null;
  const percent = Math.round(progress.share * 100);
  return (
    <div className="absolute top-3 left-1/2 z-10 flex w-80 max-w-[calc(100%-1.5rem)] -translate-x-1/2 items-center gap-3 rounded-lg border border-line bg-panel py-2 pr-2 pl-3.5 shadow-float max-md:top-auto max-md:bottom-14">
      <div className="min-w-0 flex-1">
        <p className="flex justify-between text-sm">
          <span className="truncate">Laying out {progress.nodes.toLocaleString('en')} nodes</span>
          <span className="text-muted tabular-nums">{percent} %</span>
        </p>
        <progress
          aria-label="Layout"
          value={percent}
          max={100}
          className="mt-1.5 block h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
      </div>
      <Button onClick={progress.stop}>Stop</Button>
    </div>
  );
}
