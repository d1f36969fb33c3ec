'use client';
import { Check, Copy } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { notify } from '@/lib/client/notices';
import { reasonOf, visibleText } from '@/lib/model';
import { Button } from './button';

const shownMs = 1200;

/** Whether it was copied a moment ago, and what copies it. */
function useCopy(value: string, label: string): { copied: boolean; copy: () => void } {
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
    setTimeout(() => setCopied(false), shownMs);
  };
  return { copied, copy: () => void copy() };
}

/** Says that it can be copied where there is a pointer on it or the focus, always where there is no pointer. */
function CopyMark({ copied, className = '' }: { copied: boolean; className?: string }) {
  const Icon = copied ? Check : Copy;
  const look = copied
    ? 'text-ok'
    : 'text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 [@media(hover:none)]:opacity-60';
  return <Icon aria-hidden className={`size-3 shrink-0 ${look} ${className}`} />;
}

const looks = {
  figures: { button: 'gap-1.5 font-mono text-sm', text: 'wrap-anywhere', mark: '' },
  words: { button: 'gap-1.5', text: 'wrap-anywhere', mark: '' },
  tight: { button: 'relative font-mono text-xs', text: 'truncate', mark: 'absolute left-full ml-0.5' },
  end: { button: 'relative', text: 'truncate', mark: 'absolute right-full mr-0.5' },
} as const;

interface CopyableProps {
  /** What is copied, whole. */
  value: string;
  label: string;
  /** What is shown, where that is not the value itself. */
  children?: ReactNode;
  /** words: the page's font, for names. tight and end: for cells of a table, the mark beside and not in line. */
  look?: keyof typeof looks;
}

/** A value that a click copies whole, however short it is shown. */
export function Copyable({ value, label, children, look = 'figures' }: CopyableProps) {
  const { copied, copy } = useCopy(value, label);
  const { button, text, mark } = looks[look];
  return (
    <button
      type="button"
      onClick={copy}
      title={`Copy ${label}`}
      className={`group -mx-1 inline-flex max-w-[calc(100%+8px)] items-center rounded px-1 text-left hover:bg-raised ${button}`}
    >
      <span className={`min-w-0 ${text}`}>{children ?? visibleText(value)}</span>
      <CopyMark copied={copied} className={mark} />
      <span className="sr-only">{copied ? `${label} copied` : `copy ${label}`}</span>
    </button>
  );
}

/** Copies what stands beside it. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { copied, copy } = useCopy(value, label);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      title={`Copy ${label}`}
      className="shrink-0 rounded p-1 text-muted hover:bg-raised hover:text-text"
    >
      <Icon aria-hidden className={`size-3.5 ${copied ? 'text-ok' : ''}`} />
      <span className="sr-only">{copied ? `${label} copied` : `Copy ${label}`}</span>
    </button>
  );
}

/** Copies a text too long to press, and says so in words. */
export function CopyTextButton({ value, label }: { value: string; label: string }) {
  const { copied, copy } = useCopy(value, label);
  const Icon = copied ? Check : Copy;
  return (
    <Button onClick={copy}>
      <Icon className={`size-4 ${copied ? 'text-ok' : 'text-muted'}`} aria-hidden />
      <span role="status">{copied ? 'Copied' : 'Copy'}</span>
    </Button>
  );
}

/** A command line to take along, on a line of its own. */
export function CommandLine({ command }: { command: string }) {
  return (
    <div className="rounded-md border border-line bg-raised px-2 py-1.5">
      <Copyable value={command} label="command">
        <span className="text-muted">$</span>
        {command.split(' ').map((word, at) => (
          <Fragment key={at}>
            {' '}
            {/* A line may break between words, and within one only where it is longer than the line. */}
            <span className="inline-block max-w-full wrap-anywhere">{word}</span>
          </Fragment>
        ))}
      </Copyable>
    </div>
  );
}
