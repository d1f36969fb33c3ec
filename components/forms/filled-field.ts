import type { NetworkDraft } from '@/lib/client/network-draft';

/** Whether something stands in the field of that place, e.g. `name` or `subnets.0.gateway`. */
export function isFilled(draft: NetworkDraft, name: string): boolean {
  const [first = '', at, key] = name.split('.');
  const value: unknown =
    at === undefined ? draft[first as keyof NetworkDraft] : draft.subnets[Number(at)]?.[key as 'subnet'];
  return typeof value === 'string' && value.trim() !== '';
}
