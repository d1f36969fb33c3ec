'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Note, Section } from '@/components/ui/property-list';
import type { Network } from '@/lib/model';
import { networkPairs, type PairRule } from '@/lib/reach/network-pairs';
import { Disclosure } from './disclosure';

const formulas: Record<PairRule, string> = {
  'each-with-each': 'n(n−1)/2',
  'each-with-host': 'n',
  apart: '0',
  nobody: '0',
  unknown: '?',
};

const meanings: Record<PairRule, string> = {
  'each-with-each': 'Each with each: what could talk, not what does.',
  'each-with-host': 'Each with the host: what could talk, not what does.',
  apart: 'A setting of this network keeps its members from each other.',
  nobody: 'This mode joins no container with anything.',
  unknown: 'Only the plugin knows whom its network joins.',
};

/** Potential, never observed: membership makes it possible. */
export function NetworkPairs({ network }: { network: Network }) {
  const { index } = useDashboard();
  const { rule, pairs, members, leftOut } = networkPairs(index, network);
  return (
    <Section title="Possible pairs">
      <div className="flex items-baseline justify-between gap-3">
        <p className="text-lg font-semibold">
          {pairs === null ? 'unknown' : `${pairs.toLocaleString('en')} ${pairs === 1 ? 'pair' : 'pairs'}`}
        </p>
        <p className="rounded border border-line bg-raised px-1.5 py-0.5 font-mono text-xs text-muted">
          {formulas[rule]}, n = {members}
        </p>
      </div>
      <Note>{meanings[rule]}</Note>
      {leftOut.length > 0 && (
        <div className="mt-1.5">
          <Disclosure summary="What this leaves out">
            <ul className="list-disc space-y-1 pl-4 text-xs leading-4 text-muted marker:text-faint">
              {leftOut.map((sentence) => (
                <li key={sentence} className="text-pretty">
                  {sentence}
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </Section>
  );
}
