'use client';
import { useState } from 'react';
import { useSubmission } from '@/components/forms/use-submission';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { TextArea } from '@/components/ui/field';
import { acceptFinding } from '@/lib/client/judge-finding';
import { visibleText } from '@/lib/model';
import type { JudgedFinding } from '@/lib/model/finding';

/** Asks why it may stay so: whoever looks next wants to know. */
export default function AcceptDialog({ finding, onClose }: { finding: JudgedFinding; onClose: () => void }) {
  const [reason, setReason] = useState(finding.outgrown?.acceptance.reason ?? '');
  const { busy, failure, submit } = useSubmission(reason);
  return (
    <Dialog
      title={`Accept a finding about ${visibleText(finding.name)}`}
      description="It leaves the list, and comes back by itself when there is more of it than now."
      onClose={onClose}
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(async () => {
            await acceptFinding(finding, reason);
            onClose();
          });
        }}
      >
        <div>
          <p className="font-semibold">{finding.title}</p>
          <p className="text-pretty wrap-anywhere">{finding.evidence}</p>
        </div>
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
