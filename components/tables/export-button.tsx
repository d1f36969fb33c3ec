import { FileOutput } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { openExport } from '@/lib/client/shell-state';

/** What passes the filter, networks and containers alike. */
export function ExportButton() {
  return (
    <Button
      className="max-sm:w-8 max-sm:px-0"
      aria-label="Export as Compose or script"
      title="Export what is shown as Compose or script"
      onClick={() => openExport({ kind: 'shown' })}
    >
      <FileOutput className="size-3.5 text-muted" aria-hidden />
      <span className="max-wide:hidden">Export…</span>
    </Button>
  );
}
