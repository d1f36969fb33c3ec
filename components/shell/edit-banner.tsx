'use client';
import dynamic from 'next/dynamic';
import { useEdits } from '@/lib/client/edits';

const EditProgressLine = dynamic(() => import('./edit-progress').then((all) => all.EditProgressLine), { ssr: false });

/** Edits under way, whoever began them: what they touch cannot be changed meanwhile. */
export function EditBanner({ mayChange }: { mayChange: boolean }) {
  const edits = useEdits();
  return edits.map((progress) => (
    <div key={progress.id} role="status" className="shrink-0 border-b border-line bg-raised px-4 py-2">
      <EditProgressLine progress={progress} mayChange={mayChange} />
    </div>
  ));
}
