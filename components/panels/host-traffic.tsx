'use client';
import { LazyCharts } from '@/components/charts/lazy-charts';
import { useDashboard } from '@/components/shell/dashboard';
import { Note, Property, PropertyList, Section } from '@/components/ui/property-list';
import { formatBytes, formatSpan, rateText } from '@/lib/client/format';
import {
  shortId,
  visibleText,
  type Engine,
  type EngineDetail,
  type HistoryState,
  type UnattributedTraffic,
} from '@/lib/model';
import { Disclosure } from './disclosure';

/** What all networks carried, what could be given to none, and what is kept of it. */
export function HostTraffic({ engine, detail }: { engine: Engine; detail: EngineDetail | undefined }) {
  return (
    <>
      <Section title="Traffic" aside="all networks">
        <LazyCharts scope="engine" id={engine.id} />
        {detail && <Unattributed list={detail.unattributed} />}
      </Section>
      {detail && <Kept history={detail.history} />}
    </>
  );
}

function Unattributed({ list }: { list: readonly UnattributedTraffic[] }) {
  const { index } = useDashboard();
  if (list.length === 0) return null;
  return (
    <div className="mt-3">
      <Disclosure
        summary={list.length === 1 ? '1 interface is unattributed' : `${list.length} interfaces are unattributed`}
      >
        <Note>Their traffic is counted, and given to no network: nothing proves whose it is.</Note>
        <ul className="mt-2 space-y-2 text-sm">
          {list.map(({ containerId, interfaceName, reason, rxBytesPerSecond, txBytesPerSecond }) => (
            <li key={`${containerId} ${interfaceName} ${reason}`}>
              <p className="flex justify-between gap-2">
                <span className="truncate">
                  {visibleText(index.containerById.get(containerId)?.name ?? shortId(containerId))}
                  {interfaceName !== null && (
                    <span className="font-mono text-muted"> {visibleText(interfaceName)}</span>
                  )}
                </span>
                <span className="whitespace-nowrap text-muted">
                  {rateText(rxBytesPerSecond)} in, {rateText(txBytesPerSecond)} out
                </span>
              </p>
              <Note>{visibleText(reason)}</Note>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function Kept({ history }: { history: HistoryState }) {
  const { recording, reason, bytes, byteLimit, tiers } = history;
  return (
    <Section title="History">
      <PropertyList>
        <Property name="state" note={reason}>
          <span className={recording ? 'text-ok' : 'text-warn'}>{recording ? 'recorded' : 'not recorded'}</span>
        </Property>
        <Property name="on disk" note={`Never more than ${formatBytes(byteLimit)}: the oldest goes first.`}>
          {formatBytes(bytes)}
        </Property>
        {tiers.map(({ step, keeps }, place) => (
          <Property key={step} name={`every ${formatSpan(step)}`} note={place === 0 ? 'In memory.' : null}>
            kept for {formatSpan(keeps)}
          </Property>
        ))}
      </PropertyList>
    </Section>
  );
}
