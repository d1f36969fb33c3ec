'use client';
import { Button } from '@/components/ui/button';
import { cancelEdit } from '@/lib/client/actions';
import { notifyFailure } from '@/lib/client/notices';
import { visibleText, type EditPhase, type EditProgress } from '@/lib/model';

const words: Readonly<Record<EditPhase, string>> = {
  detaching: 'everyone is detached',
  replacing: 'it is made anew',
  attaching: 'everyone is attached again',
  checking: 'all is looked at once more',
  waiting: 'the engine does not answer; it goes on when it does',
};

/** How far an edit is, for everybody who looks; it can be cancelled while nothing is lost yet. */
export function EditProgressLine({ progress, mayChange }: { progress: EditProgress; mayChange: boolean }) {
  const { networkId, networkName, phase, done, of, back, cancellable } = progress;
  const name = visibleText(networkName);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="min-w-0 basis-full text-sm text-pretty wrap-anywhere sm:flex-1 sm:basis-0">
        {back ? `${name} is put back as it was` : `${name} is being edited`}: {words[phase]}
      </p>
      <div
        role="progressbar"
        aria-label={`Edit of ${name}`}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={of}
        className="h-1.5 flex-1 overflow-hidden rounded-full bg-line sm:w-32 sm:flex-none"
      >
        <div className="h-full bg-accent" style={{ width: `${(100 * done) / Math.max(1, of)}%` }} />
      </div>
      <span className="w-12 shrink-0 text-right text-sm text-muted tabular-nums">
        {done} / {of}
      </span>
      {mayChange && (
        <Button size="small" disabled={!cancellable} onClick={() => void cancelEdit(networkId).catch(notifyFailure)}>
          Cancel edit
        </Button>
      )}
    </div>
  );
}
