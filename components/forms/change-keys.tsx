'use client';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { clearMarks, marked } from '@/lib/client/marked';
import { obviousDetach, subjectOf } from '@/lib/client/pick';
import { openedOver } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { MarkedBar } from './marked-bar';

const loadPickDialog = () => import('./pick-dialog');
const undoLast = () => void import('@/lib/client/undo').then((undo) => undo.undoLast());
const PickDialog = dynamic(loadPickDialog, { ssr: false });
const PruneDialog = dynamic(() => import('./prune-dialog'), { ssr: false });

/** After what the first look needs. */
const idleMs = 3000;

/** What changes the world from everywhere: the keys, what they open, and what is marked to be changed together. */
export function ChangeKeys() {
  const { topology, selection, propose, may } = useDashboard();
  const mayAttach = may('endpoint.change');
  const opened = useStore(openedOver, (value) => value);
  const marks = useStore(marked, (value) => value);
  useEffect(() => {
    // On its way before it is asked for: whoever presses `a` goes on typing.
    const idle = setTimeout(() => void loadPickDialog(), idleMs);
    return () => clearTimeout(idle);
  }, []);
  const detach = () => {
    const subject = subjectOf(topology, selection, marks);
    const obvious = subject && obviousDetach(topology, selection, subject);
    if (obvious) propose(obvious);
    else openedOver.set('detach');
  };
  useShortcuts({
    a: mayAttach ? () => openedOver.set('attach') : null,
    d: mayAttach ? detach : null,
    'mod+z': mayAttach || may('network.change') ? undoLast : null,
  });
  return (
    <>
      {mayAttach && marks.size > 0 && <MarkedBar marks={marks} onDetach={detach} onClear={clearMarks} />}
      {(opened === 'attach' || opened === 'detach') && <PickDialog verb={opened} />}
      {opened === 'prune' && <PruneDialog />}
    </>
  );
}
