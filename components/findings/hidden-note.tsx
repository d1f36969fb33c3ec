import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { noFilter } from '@/lib/filter/filter';

/** Nobody may take what a filter hides for what is not there. */
export function HiddenNote({ count }: { count: number }) {
  const { setFilter } = useDashboard();
  if (count === 0) return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2 text-muted">
      {count === 1 ? '1 finding is' : `${count} findings are`} about what the filter hides.
      <Button size="small" onClick={() => setFilter(noFilter)}>
        Clear the filter
      </Button>
    </p>
  );
}
