import { FileOutput } from 'lucide-react';
import { openExport } from '@/lib/client/shell-state';
import { ToolButton } from './tool-button';

/** What passes the filter, networks and containers alike. */
export function ExportButton() {
  return (
    <ToolButton
      icon={FileOutput}
      words="Export…"
      aria-label="Export as Compose or script"
      title="Export what is shown as Compose or script"
      onClick={() => openExport({ kind: 'shown' })}
    />
  );
}
