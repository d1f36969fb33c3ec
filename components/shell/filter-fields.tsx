import { fieldNames, fields, ownersOf, type Field } from '@/lib/filter/fields';
import { flagNames, flags } from '@/lib/filter/flags';

/** The language of filters, from the same table that matching and completion read. */
export function FilterFields() {
  return (
    <>
      <p className="text-muted">
        Terms stand side by side and must all hold; <Code>driver:bridge,overlay</Code> is either. <Code>-</Code> before
        a term or <Code>!=</Code> turns it around, <Code>*</Code> stands for anything, <Code>{'degree>1'}</Code>{' '}
        compares, and quotes keep spaces. A word alone looks for a name.
      </p>
      <Rows
        title="Fields"
        rows={fieldNames.map((name) => {
          const field: Field = fields[name];
          return { term: field.example, explanation: field.explanation, owners: ownersOf(field) };
        })}
      />
      <Rows
        title="Flags"
        rows={flagNames.map((name) => ({
          term: `is:${name}`,
          explanation: flags[name].explanation,
          owners: ownersOf(flags[name]),
        }))}
      />
    </>
  );
}

function Rows({ title, rows }: { title: string; rows: { term: string; explanation: string; owners: string[] }[] }) {
  return (
    <section>
      <h3 className="mt-4 mb-1.5 text-sm font-semibold text-muted">{title}</h3>
      <dl className="grid grid-cols-[minmax(0,180px)_minmax(0,1fr)] gap-x-3 gap-y-1.5 max-sm:grid-cols-1">
        {rows.map(({ term, explanation, owners }) => (
          <div key={term} className="contents">
            <dt className="font-mono text-sm break-words">{term}</dt>
            <dd>
              {explanation} <span className="text-xs text-muted">{owners.join(', ')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-sm text-text">{children}</code>;
}
