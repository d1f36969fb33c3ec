'use client';
import dynamic from 'next/dynamic';
import { openedOver } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { FileDrop } from './file-drop';

const ExportDialog = dynamic(() => import('./export-dialog'), { ssr: false });
const ComposeDialog = dynamic(() => import('./compose-dialog'), { ssr: false });

/** What is written to files, and what is read from one. */
export function FileDialogs() {
  const opened = useStore(openedOver, (value) => value);
  return (
    <>
      {opened === 'export' && <ExportDialog />}
      {opened === 'compose' && <ComposeDialog />}
      <FileDrop />
    </>
  );
}
