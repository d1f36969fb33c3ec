import { createHash } from 'node:crypto';
import { named } from '../plan';
import type { EditOrder } from './edit-order';

type Seen = Pick<EditOrder, 'network' | 'before' | 'members'>;

const kept = 200;

/** What people were shown before they said yes: an edit is done only on what they saw. */
export class SeenPlans {
  readonly #plans = new Map<string, Seen>();

  /** Gives its version: the same for the same network with the same containers on it, attached the same. */
  remember(plan: Seen): string {
    const version = versionOf(plan);
    this.#plans.set(version, plan);
    for (const oldest of this.#plans.keys()) {
      if (this.#plans.size <= kept) break;
      this.#plans.delete(oldest);
    }
    return version;
  }

  /** A sentence; null where nothing has changed. */
  changeSince(version: string, now: Seen): string | null {
    if (version === versionOf(now)) return null;
    const seen = this.#plans.get(version);
    const changes = seen ? differences(seen, now) : [];
    return changes.length > 0 ? `${changes.join(', ')}.` : 'It is not the same any more.';
  }
}

function differences(seen: Seen, now: Seen): string[] {
  const before = new Map(seen.members.map((member) => [member.containerId, member]));
  const after = new Map(now.members.map((member) => [member.containerId, member]));
  const other = now.members.filter(({ containerId, from }) => {
    const known = before.get(containerId);
    return known !== undefined && JSON.stringify(known.from) !== JSON.stringify(from);
  });
  return [
    ...seen.members.filter(({ containerId }) => !after.has(containerId)).map((one) => `${named(one)} has left it`),
    ...now.members.filter(({ containerId }) => !before.has(containerId)).map((one) => `${named(one)} has joined it`),
    ...other.map((one) => `${named(one)} is attached otherwise`),
    ...(seen.network.id === now.network.id ? [] : ['it was made anew']),
  ];
}

function versionOf({ network, before, members }: Seen): string {
  const from = members.map((member) => member.from).toSorted((a, b) => (a.containerId < b.containerId ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([network.id, before, from]))
    .digest('hex')
    .slice(0, 16);
}
