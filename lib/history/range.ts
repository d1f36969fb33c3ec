import { AppError } from '@/lib/model';
import { inWords } from './tiers';
import type { Retention, Tier } from './tiers';

/** What is asked for, in epoch seconds; what is not given is chosen. */
export interface WantedRange {
  from?: number;
  to?: number;
  /** Seconds. */
  step?: number;
}

export interface Range {
  /** On the beat of the step. */
  from: number;
  to: number;
  step: number;
  tier: Tier;
  coarsened: string | null;
}

const defaultSpan = 300;
/** A picture is about so many values wide. */
const drawnWell = 400;
/** As Prometheus: 7 days by the minute fit. */
const mostValues = 11_000;

/**
 * Which tier answers, and with which step: the coarsest that is fine enough, of those that reach back so far. Throws
 * `invalid_request` that names the field.
 */
export function rangeOf(retention: Retention, wanted: WantedRange, now: number): Range {
  const to = wanted.to ?? now;
  const from = wanted.from ?? to - defaultSpan;
  const span = to - from;
  const longest = Math.max(...retention.tiers.map(({ keeps }) => keeps));
  if (span <= 0) throw refused('from is not before to');
  if (from > now) throw refused('from lies in the time to come');
  if (span > longest) throw refused(`from is more than ${inWords(longest)} before to, and no more is kept`);
  if (wanted.step !== undefined && wanted.step > span) throw refused('step is longer than from from to to');

  const reaching = retention.tiers.filter(({ keeps }) => from >= now - keeps);
  const [finest = retention.tiers.at(-1)!] = reaching;
  const step = wanted.step ?? Math.max(1, Math.round(span / drawnWell));
  const tier = reaching.findLast((one) => one.step <= step) ?? finest;
  const inTier = roundUp(Math.max(step, tier.step), tier.step);
  const given = Math.max(inTier, roundUp(span / mostValues, tier.step));
  return {
    from: Math.floor(from / given) * given,
    to,
    step: given,
    tier,
    coarsened: wanted.step === undefined || given === step ? null : whyCoarser(step, given, inTier, tier),
  };
}

function whyCoarser(asked: number, given: number, inTier: number, tier: Tier): string {
  if (given > inTier) return `A step of ${asked} s would be more than ${mostValues} values: it is ${given} s.`;
  return asked < tier.step
    ? `Values for every ${asked} s are not kept from then on: the step is ${given} s.`
    : `What is kept is for every ${tier.step} s, so the step is ${given} s.`;
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}

function refused(why: string): AppError {
  return new AppError('invalid_request', `The query does not fit. ${why}.`);
}
