'use client';
import { usePathname } from 'next/navigation';
import { lazy, Suspense } from 'react';
import type { PaletteAction } from '@/lib/client/palette-entries';
import { openedOver } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { useRail } from '@/lib/client/use-rail';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import type { Selection } from '@/lib/client/use-selection';
import { useDashboard } from './dashboard';
import { PaletteOpened } from './palette-opened';
import { useGoTo } from './use-go-to';

const HelpDialog = lazy(() => import('./help-dialog'));

const none: readonly PaletteAction[] = [];

/**
 * The search and the help, each loaded when it is first asked for, and the keys that open them. `actions` are those
 * that only their owner can do, such as fitting the graph.
 */
export function PaletteAndHelp({ actions = none }: { actions?: readonly PaletteAction[] }) {
  const opened = useStore(openedOver, (value) => value);
  const toggleTable = useToggleTable();
  const { toggle: toggleRail } = useRail();
  useShortcuts({
    '/': () => openedOver.set('palette'),
    'mod+k': () => openedOver.set('palette'),
    '?': () => openedOver.set('help'),
    '[': toggleRail,
    t: toggleTable,
  });
  const close = () => openedOver.set(null);
  return (
    <>
      {opened === 'palette' && <PaletteOpened actions={actions} onClose={close} />}
      <Suspense>{opened === 'help' && <HelpDialog onClose={close} />}</Suspense>
    </>
  );
}

/** From the picture to the table of what is selected, and back; selection and filter come along in the address. */
function useToggleTable(): () => void {
  const goTo = useGoTo();
  const path = usePathname();
  const { selection } = useDashboard();
  return () => goTo(path === '/' ? tableOf(selection) : '/');
}

function tableOf(selection: Selection | null): string {
  switch (selection?.kind) {
    case 'container':
      return '/containers';
    case 'endpoint':
      return '/endpoints';
    default:
      return '/networks';
  }
}
