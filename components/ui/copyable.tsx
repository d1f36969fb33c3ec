'use client';
import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { notify } from '@/lib/client/notices';
import { reasonOf } from '@/lib/model';

/** A value that a click copies whole, however short it is shown. */
export function Copyable({ value, label, children }: { value: string; label: string; children?: ReactNode }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
    } catch (error) {
      // Browsers give the clipboard to HTTPS and loopback pages only.
      notify('failed', `The browser did not let ${label} be copied. Select it and copy it by hand.`, reasonOf(error));
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 1200);
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={() => void copy()}
      title={`Copy ${label}`}
      className="group -mx-1 inline-flex max-w-full items-center gap-1.5 rounded px-1 text-left font-mono text-sm hover:bg-raised"
    >
      <span className="min-w-0 wrap-anywhere">{children ?? value}</span>
      <Icon
        aria-hidden
        className="size-3 shrink-0 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
      <span className="sr-only">{copied ? `${label} copied` : `copy ${label}`}</span>
    </button>
  );
}

/** A command line to take along, on a line of its own. */
export function CommandLine({ command }: { command: string }) {
  return (
    <div className="rounded-md border border-line bg-raised px-2 py-1.5">
      <Copyable value={command} label="command">
        <span className="text-muted">$ </span>
        {command}
      </Copyable>
    </div>
  );
}
