import { Copyable } from '@/components/ui/copyable';
import { Note, Property, PropertyList } from '@/components/ui/property-list';
import { localTime } from '@/lib/client/local-time';
import { describeFailure } from '@/lib/client/notices';
import { useChange } from '@/lib/client/use-changes';
import { visibleText, type ActionId } from '@/lib/model';

/** All that is on record of it, as it is in the file. */
export function ChangeRecord({ id }: { id: ActionId }) {
  const { data, error } = useChange(id);
  if (error) return <p className="mt-2 text-bad">{describeFailure(error).message}</p>;
  if (!data) return <Note>Reading…</Note>;
  return (
    <div className="mt-2 max-w-3xl space-y-2">
      <PropertyList>
        <Property name="at">
          <Copyable value={data.at} label="time">
            {localTime(data.at)}
          </Copyable>
        </Property>
        <Property name="request">
          <Copyable value={data.requestId} label="request id" />
        </Property>
        {data.engineMessage !== null && <Property name="engine said">{visibleText(data.engineMessage)}</Property>}
      </PropertyList>
      <Json title="asked for" value={data.asked} />
      {data.before !== null && <Json title="before" value={data.before} />}
      {data.after !== null && <Json title="after" value={data.after} />}
    </div>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  return (
    <figure>
      <figcaption className="text-xs text-muted">{title}</figcaption>
      <pre
        tabIndex={0}
        className="max-h-56 overflow-auto rounded-md border border-line bg-raised p-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
      >
        {JSON.stringify(value, null, 2).split('\n').map(visibleText).join('\n')}
      </pre>
    </figure>
  );
}
