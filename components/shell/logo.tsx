/** Three threads crossing three: a loom, and a network. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold">
      <svg
        viewBox="0 0 20 20"
        className="size-5 text-accent"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden
      >
        <path d="M6 1.5v17M14 1.5v17M1.5 6h17M1.5 14h17" opacity=".45" />
        <circle cx="6" cy="6" r="2.2" fill="currentColor" stroke="none" />
        <circle cx="14" cy="14" r="2.2" fill="currentColor" stroke="none" />
        <path d="M6 6h8v8" strokeWidth="2" />
      </svg>
      Netloom
    </span>
  );
}
