'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { TextArea } from '@/components/ui/field';
import { acceptFinding } from '@/lib/client/judge-finding';
import { describeFailure, type Failure } from '@/lib/client/notices';
import { visibleText } from '@/lib/model';
import type { JudgedFinding } from '@/lib/model/finding';

/** Asks why it may stay so: whoever looks next wants to know. */
export default function AcceptDialog({ finding, onClose }: { finding: JudgedFinding; onClose: () => void }) {
  const [reason, setReason] = useState(finding.outgrown?.acceptance.reason ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const accept = async () => {
    setBusy(true);
    try {
      await acceptFinding(finding, reason);
      onClose();
    } catch (error) {
      setFailure(describeFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`${finding.title}: ${visibleText(finding.name)}`}
      description="It goes out of the list, and comes back by itself when there is more of it than now."
      onClose={onClose}
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
      >
        <p className="text-pretty wrap-anywhere">{finding.evidence}</p>
        <TextArea
          label="Why it may stay so"
          rows={3}
          maxLength={500}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="Everybody who signs in can read it, here and under Changes."
        />
        <DialogFooter failure={failure}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy || reason.trim() === ''}>
            {busy ? 'Accepting…' : 'Accept'}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
