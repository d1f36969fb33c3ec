/** What to mind before it is done; nothing where there is nothing. */
export function Warnings({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="space-y-1 text-pretty wrap-anywhere text-warn">
      {of.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}
