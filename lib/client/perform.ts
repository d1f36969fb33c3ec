import type { ActionId, ConnectRequest, ContainerId, NetworkId, PendingChange } from '@/lib/model';
import { attach, detach } from './actions';
import { notifyDone, notifyFailure } from './notices';
import type { Proposal } from './proposal';
import { undoable } from './undo';

/**
 * Does what was proposed, one change after the other, and tells what became of it. A move stops where its first half
 * fails. `again` opens what failed once more. `versionOf`: of the preview of a change; null where none was seen. Never rejects.
 */
export async function perform(
  proposal: Proposal,
  requests: readonly ConnectRequest[],
  nameOf: (id: NetworkId | ContainerId) => string,
  again: (proposal: Proposal) => void,
  versionOf: (change: PendingChange) => string | null = () => null,
): Promise<void> {
  const step: ActionId[] = [];
  const warnings: string[] = [];
  const failed: { change: Proposal['changes'][number]; error: unknown }[] = [];
  for (const change of proposal.changes) {
    const { kind, networkId, containerId } = change;
    const request = requests.find((one) => one.containerId === containerId) ?? { containerId };
    try {
      const version = versionOf(change);
      const result =
        kind === 'attach' ? await attach(networkId, request, version) : await detach(networkId, containerId, version);
      step.push(result.actionId);
      if (result.warning !== null) warnings.push(result.warning);
    } catch (error) {
      failed.push({ change, error });
      if (proposal.kind === 'move') break;
    }
  }
  const undo = undoable(step);
  if (step.length > 0 && (proposal.kind !== 'move' || failed.length === 0)) {
    const done = {
      ...proposal,
      changes: proposal.changes.filter((change) => failed.every((one) => one.change !== change)),
    };
    notifyDone(sentence(done, nameOf), warnings.join(' ') || null, undo);
  }
  for (const { change, error } of failed) {
    const { ipv4, ipv6, ...rest } = proposal.preset;
    const isFixed = (ipv4 ?? ipv6) !== undefined;
    const retry = { ...proposal, changes: proposal.kind === 'move' ? proposal.changes : [change], preset: rest };
    notifyFailure(error, {
      label: isFixed ? 'Without a fixed address' : 'Try again',
      run: () => again(retry),
    });
  }
}

/** What the world is like once it is done: `web is attached to shop_app`. */
function sentence({ kind, changes }: Proposal, nameOf: (id: NetworkId | ContainerId) => string): string {
  const [first, second] = changes;
  if (!first) return '';
  const subject =
    kind === 'move' || changes.length === 1 ? `${nameOf(first.containerId)} is` : `${changes.length} containers are`;
  if (kind === 'move')
    return `${subject} moved from ${nameOf(second?.networkId ?? first.networkId)} to ${nameOf(first.networkId)}`;
  return `${subject} ${kind === 'attach' ? 'attached to' : 'detached from'} ${nameOf(first.networkId)}`;
}
