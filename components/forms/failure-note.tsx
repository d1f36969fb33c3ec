/** What went wrong with all that stands in a form, with the engine's own words below; nothing while nothing did. */
export function FailureNote({ message, engineMessage }: { message: string | null; engineMessage: string | null }) {
  if (message === null) return null;
  return (
    <div role="alert" className="rounded-md border border-bad p-3">
      <p className="text-bad">{message}</p>
      {engineMessage && <p className="mt-1 font-mono text-xs break-words text-muted">{engineMessage}</p>}
    </div>
  );
}
