'use client';
import { visibleText, type EditPreview } from '@/lib/model';
import { Commands } from './commands';
import { Fold } from './fold';
import { Interruption } from './interruption';
import { Warnings } from './warnings';

interface EditConsequencesProps {
  preview: EditPreview;
  addresses: Readonly<Record<string, string>>;
  onAddress: (containerId: string, address: string) => void;
  addressError: (containerId: string) => string | undefined;
}

/** What an edit does to whom: seen before anything happens. */
export function EditConsequences({ preview, addresses, onAddress, addressError }: EditConsequencesProps) {
  const { changes, members, lost, warnings, commands } = preview;
  return (
    <section aria-label="What this does" className="space-y-3 rounded-md border border-line bg-raised/50 p-3">
      <dl className="space-y-1">
        {changes.map(({ field, from, to }) => (
          <div key={field} className="grid grid-cols-[6.5rem_1fr] gap-x-3">
            <dt className="text-muted">{field}</dt>
            <dd className="min-w-0 text-sm wrap-anywhere">
              <span className="text-muted line-through">{visibleText(from)}</span>
              <span aria-hidden> → </span>
              <span className="sr-only">becomes</span>
              <span className="font-semibold">{visibleText(to)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Interruption preview={preview} />
      {members.length > 0 && (
        <table className="w-full text-sm">
          <caption className="sr-only">Containers on it, and their addresses before and after</caption>
          <thead>
            <tr className="text-left text-xs text-muted">
              <th className="w-2/5 pr-3 pb-1 font-normal">Container</th>
              <th className="pr-3 pb-1 font-normal">Now</th>
              <th className="pb-1 font-normal">Then</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ containerId, name, ipv4, running: isRunning }) => (
              <tr key={containerId} className="border-t border-line align-baseline">
                <td className="py-1 pr-3 wrap-anywhere">
                  {visibleText(name)}
                  {!isRunning && <span className="text-muted"> (stopped)</span>}
                </td>
                <td className="py-1 pr-3 font-mono">{ipv4.from ?? '–'}</td>
                <td className="py-1">
                  {ipv4.fixed ? (
                    <>
                      <input
                        aria-label={`Address of ${visibleText(name)}`}
                        aria-invalid={addressError(containerId) !== undefined}
                        className={`h-6 w-full max-w-32 rounded border bg-panel px-1.5 font-mono focus:border-accent focus:outline-none ${addressError(containerId) === undefined ? 'border-line' : 'border-bad'}`}
                        value={addresses[containerId] ?? ipv4.to ?? ''}
                        onChange={(event) => onAddress(containerId, event.target.value)}
                        spellCheck={false}
                      />
                      {addressError(containerId) !== undefined && (
                        <p className="mt-1 text-xs text-pretty wrap-anywhere text-bad">{addressError(containerId)}</p>
                      )}
                    </>
                  ) : (
                    <span className="font-mono">
                      {ipv4.to ?? '–'}
                      {ipv4.to !== null && <span className="font-sans text-xs text-muted"> probably</span>}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>
        <p className="text-xs text-muted">Not as before, whatever is done:</p>
        <ul className="list-disc pl-4 text-sm text-pretty wrap-anywhere">
          {lost.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <Warnings of={warnings} />
      <Fold label="On the command line" filled={false}>
        <Commands of={commands} />
      </Fold>
    </section>
  );
}
