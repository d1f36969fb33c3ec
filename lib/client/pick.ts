import {
  visibleText,
  whyJoinsNothing,
  whyStays,
  whyTakesNobody,
  indexTopology,
  type Container,
  type ContainerId,
  type EndpointId,
  type Network,
  type NetworkId,
  type Topology,
} from '@/lib/model';
import { attachProposal, detachProposal, type Proposal } from './proposal';
import { containersToJoin, leaversOf, networksToJoin, networksToLeave } from './targets';
import type { Selection } from './use-selection';

/** One end of an attach or a detach; the other is still to be chosen. */
export type Subject = { kind: 'network'; network: Network } | { kind: 'containers'; ids: readonly ContainerId[] };

/** What there is to choose, and what is proposed then. */
export interface Pick {
  title: string;
  question: string;
  /** Said where there is nothing to choose. */
  whyNone: string;
  ends: { kind: 'container'; items: readonly Container[] } | { kind: 'network'; items: readonly Network[] };
  proposalFor: (id: string) => Proposal;
}

/** What is marked goes before what is selected; null of neither. */
export function subjectOf(
  topology: Topology,
  selection: Selection | null,
  marks: ReadonlySet<ContainerId>,
): Subject | null {
  const { containerById, networkById } = indexTopology(topology);
  const ids = [...marks].filter((id) => containerById.has(id));
  if (ids.length > 0) return { kind: 'containers', ids };
  if (selection?.kind === 'container') return { kind: 'containers', ids: [selection.id] };
  if (selection?.kind === 'endpoint') return { kind: 'containers', ids: [endsOf(selection.id).containerId] };
  const network = selection?.kind === 'network' ? networkById.get(selection.id) : undefined;
  return network ? { kind: 'network', network } : null;
}

export function pickToAttach(topology: Topology, subject: Subject): Pick {
  if (subject.kind === 'network') {
    const { network } = subject;
    return {
      title: `Attach to ${visibleText(network.name)}`,
      question: 'Which container is to join it?',
      whyNone: `${visibleText(network.name)} ${whyTakesNobody(network) ?? 'has every container that could join it.'}`,
      ends: { kind: 'container', items: containersToJoin(topology, network) },
      proposalFor: (id) => attachProposal([id as ContainerId], network.id),
    };
  }
  const [first] = subject.ids.flatMap((id) => indexTopology(topology).containerById.get(id) ?? []);
  const whyNot = first && whyJoinsNothing(first, topology);
  return {
    title: `Attach ${nameOf(subject, first)}`,
    question: 'Which network is to be joined?',
    whyNone: whyNot ? `${visibleText(first.name)} ${whyNot}` : 'There is no other network that could be joined.',
    ends: { kind: 'network', items: networksToJoin(topology, subject.ids) },
    proposalFor: (id) => attachProposal(subject.ids, id as NetworkId),
  };
}

export function pickToDetach(topology: Topology, subject: Subject): Pick {
  const { containerById, networkById, endpointsByContainer } = indexTopology(topology);
  if (subject.kind === 'network') {
    const { network } = subject;
    return {
      title: `Detach from ${visibleText(network.name)}`,
      question: 'Which container is to leave it?',
      whyNone: `${visibleText(network.name)} has nobody who can be detached by hand.`,
      ends: { kind: 'container', items: leaversOf(topology, network) },
      proposalFor: (id) => detachProposal([id as ContainerId], network.id),
    };
  }
  const [first] = subject.ids.flatMap((id) => containerById.get(id) ?? []);
  const own = first ? (endpointsByContainer.get(first.id) ?? []) : [];
  const [whyNot] = own.flatMap(({ networkId }) => {
    const network = networkById.get(networkId);
    return (first && network && whyStays(first, network)) ?? [];
  });
  return {
    title: `Detach ${nameOf(subject, first)}`,
    question: 'Which network is to be left?',
    whyNone: first && whyNot ? `${visibleText(first.name)} ${whyNot}` : 'There is no network to leave.',
    ends: { kind: 'network', items: networksToLeave(topology, subject.ids) },
    proposalFor: (id) => {
      const network = networkById.get(id as NetworkId);
      const leavers = new Set(network ? leaversOf(topology, network).map((one) => one.id) : []);
      return detachProposal(
        subject.ids.filter((one) => leavers.has(one)),
        id as NetworkId,
      );
    },
  };
}

/** What `d` means without asking: the endpoint that is selected, or the only network that could be left. */
export function obviousDetach(topology: Topology, selection: Selection | null, subject: Subject): Proposal | null {
  const { ends, proposalFor } = pickToDetach(topology, subject);
  if (subject.kind === 'network') return null;
  const selected = selection?.kind === 'endpoint' ? endsOf(selection.id).networkId : null;
  const meant = ends.items.find(({ id }) => id === selected) ?? (ends.items.length === 1 ? ends.items[0] : undefined);
  return meant ? proposalFor(meant.id) : null;
}

function endsOf(id: EndpointId): { networkId: NetworkId; containerId: ContainerId } {
  const [networkId, containerId] = id.split(':') as [NetworkId, ContainerId];
  return { networkId, containerId };
}

function nameOf({ ids }: { ids: readonly ContainerId[] }, first: Container | undefined): string {
  return ids.length === 1 && first ? visibleText(first.name) : `${ids.length} containers`;
}
