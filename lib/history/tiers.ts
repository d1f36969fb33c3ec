import { AppError } from '@/lib/model';
import { partsOf } from '@/lib/model/comma-list';

/** How finely history is kept, and for how long. */
export interface Tier {
  name: TierName;
  /** Seconds that one value is an average over. */
  step: number;
  /** Seconds until it is forgotten. */
  keeps: number;
}

export const tierNames = ['1s', '10s', '1m', '10m'] as const;
export type TierName = (typeof tierNames)[number];

export interface Retention {
  /** Finest first. The first is kept in memory only. */
  tiers: readonly [Tier, ...Tier[]];
  /** Bytes that the file may grow to; the oldest goes first. */
  size: number;
}

const steps: Record<TierName, number> = { '1s': 1, '10s': 10, '1m': 60, '10m': 600 };
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Values of one block: what is written and read as one. */
export const slots = 60;

/** At least one block, so that a finer tier always reaches back to where a coarser one can go on. */
const defaults: Record<TierName, number> = { '1s': 15 * minute, '10s': 6 * hour, '1m': 7 * day, '10m': 60 * day };
const limits: Record<TierName, readonly [least: number, most: number]> = {
  '1s': [minute, hour],
  '10s': [10 * minute, 7 * day],
  '1m': [hour, 90 * day],
  '10m': [10 * hour, 1100 * day],
};
const defaultSize = 1e9;

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: minute, h: hour, d: day };
const unitBytes: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9 };

export const retentionExample = '10s=6h,1m=7d,10m=60d,size=1GB';

/** `NETLOOM_RETENTION`: a comma list of any of `1s`, `10s`, `1m`, `10m` and `size`. Throws AppError in one sentence. */
export function parseRetention(text: string): Retention {
  const keeps = { ...defaults };
  let size = defaultSize;
  for (const part of partsOf(text)) {
    const [name = '', value = ''] = part.split('=').map((one) => one.trim());
    if (name === 'size') size = bytesOf(value);
    else if (isTierName(name)) keeps[name] = secondsOf(name, value);
    else throw refused(`“${name}” is no tier: those are ${tierNames.join(', ')}, and size`);
  }
  const [first, ...rest] = tierNames.map((name) => ({ name, step: steps[name], keeps: keeps[name] }));
  return { tiers: [first!, ...rest], size };
}

export const defaultRetention = parseRetention('');

function isTierName(name: string): name is TierName {
  return tierNames.some((one) => one === name);
}

function secondsOf(tier: TierName, value: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(value) ?? [];
  const seconds = Number(amount) * (unitSeconds[unit] ?? NaN);
  const [least, most] = limits[tier];
  if (seconds >= least && seconds <= most) return seconds;
  throw refused(`${tier} is kept for ${inWords(least)} to ${inWords(most)}, and not “${value}”`);
}

function bytesOf(value: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})(MB|GB)$/.exec(value) ?? [];
  const bytes = Number(amount) * (unitBytes[unit] ?? NaN);
  if (bytes >= 10e6 && bytes <= 1e12) return bytes;
  throw refused(`size goes from 10MB to 1000GB, and is not “${value}”`);
}

function refused(why: string): AppError {
  return new AppError('invalid_request', `NETLOOM_RETENTION does not fit: ${why}. An example: ${retentionExample}.`);
}

/** `15m`, `6h`, `7d`: as it is written in the setting. */
export function inWords(seconds: number): string {
  const [unit, size] = Object.entries(unitSeconds).findLast(([, one]) => seconds % one === 0) ?? ['s', 1];
  return `${seconds / size}${unit}`;
}
