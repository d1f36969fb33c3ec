/** Enough to judge by; a browser takes seconds to lay out a hundred thousand. */
const lineLimit = 1000;

/** A text of many lines, as it will be in the file. */
export function TextPreview({ text, label }: { text: string; label: string }) {
  if (text === '') return <p className="text-muted">Nothing of this is for it to make: see the notes.</p>;
  const lines = text.trimEnd().split('\n');
  const rest = lines.length - lineLimit;
  return (
    <div>
      <pre
        // It scrolls, so it can be reached by keys.
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-[44dvh] overflow-auto rounded-md border border-line bg-raised px-3 py-2.5 font-mono text-xs leading-relaxed"
      >
        {lines.slice(0, lineLimit).map((line, at) => (
          <span key={at}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
      {rest > 0 && <p className="mt-1 text-xs text-muted">And {rest} lines more: copy or download the whole.</p>}
    </div>
  );
}
