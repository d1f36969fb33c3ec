import type { EditPreview } from '@/lib/model';
import { Interruption } from './interruption';

interface EditNoteProps {
  isChanged: boolean;
  isRefused: boolean;
  preview: EditPreview | null;
}

/** Beside the buttons, whatever part of the form is in sight: why it cannot be done yet, or whom it cuts off. */
export function EditNote({ isChanged, isRefused, preview }: EditNoteProps) {
  if (isRefused) return <p className="text-bad">Something above is not right yet.</p>;
  if (!isChanged) return <p className="text-muted">Nothing is changed yet.</p>;
  return preview && <Interruption preview={preview} />;
}
