import { Copyable } from '@/components/ui/copyable';
import { Note, Section } from '@/components/ui/property-list';
import { formatBytes } from '@/lib/client/format';
import type { HostInterface } from '@/lib/model';

const whole = new Intl.NumberFormat('en');

const meanings: Partial<Record<HostInterface['kind'], string>> = {
  bridge: 'A bridge counts what the host itself received or sent over it, not what passes between its members.',
  veth: 'The host’s view: what is received here is what the container sent.',
};

export function InterfaceCounters({ item }: { item: HostInterface }) {
  const rows = [
    ['bytes', item.rxBytes, item.txBytes, formatBytes],
    ['packets', item.rxPackets, item.txPackets, whole.format],
    ['errors', item.rxErrors, item.txErrors, whole.format],
    ['dropped', item.rxDropped, item.txDropped, whole.format],
  ] as const;
  return (
    <Section title="Counters" aside="since it was made">
      <table className="w-full table-fixed text-sm">
        <thead className="text-right text-muted">
          <tr>
            <td className="w-23" />
            <th className="pb-1 font-normal">received</th>
            <th className="pb-1 font-normal">sent</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, received, sent, format]) => (
            <tr key={name}>
              <th scope="row" className="py-0.5 text-left font-normal text-muted">
                {name}
              </th>
              <td className="py-0.5 text-right">
                <Count value={received} text={format} label={`${name} received`} />
              </td>
              <td className="py-0.5 text-right">
                <Count value={sent} text={format} label={`${name} sent`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-1.5">
        <Note>From the kernel’s counters of the host’s namespace, read every five seconds. {meanings[item.kind]}</Note>
      </div>
    </Section>
  );
}

function Count({ value, text, label }: { value: number | null; text: (value: number) => string; label: string }) {
  if (value === null) return <span className="text-muted">–</span>;
  return (
    <Copyable value={String(value)} label={label} look="end">
      <span title={whole.format(value)}>{text(value)}</span>
    </Copyable>
  );
}
