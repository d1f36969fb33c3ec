import { CommandLine } from '@/components/ui/copyable';

/** The same as commands, in their order. */
export function Commands({ of }: { of: readonly string[] }) {
  return (
    <div className="space-y-1.5">
      {of.map((command) => (
        <CommandLine key={command} command={command} />
      ))}
    </div>
  );
}
