import { addressesOf } from '@/lib/ipam/address-map';
import { nextFreeAddress } from '@/lib/ipam/next-free';
import { isIpv6 } from '@/lib/ipam/subnet';
import { commandLine, nameFor } from '@/lib/commands/command-line';
import { connectCommand } from '@/lib/commands/connect-command';
import { createNetworkCommand } from '@/lib/commands/create-network-command';
import { requestFor } from '@/lib/commands/network-request';
import type { InspectedNetwork } from '@/lib/docker/engine';
import { bareEndpoint, hasNamespace, indexTopology, withoutOperation } from '@/lib/model';
import type {
  Container,
  CreateNetworkRequest,
  EditedMember,
  EditNetworkRequest,
  EditPreview,
  Endpoint,
  Network,
  Topology,
} from '@/lib/model';
import { named, noEffects, planOf } from '../plan';
import type { Refusal, Surroundings } from '../plan';
import { connectRefusal } from '../connect-refusal';
import { planCreateNetwork } from '../plan-create-network';
import { changesBetween } from './edit-changes';
import type { EditMember, EditOrder } from './edit-order';
import { editRefusal } from './edit-refusal';
import { leaversOf, membersOf, subnetsOf, type Leaver } from './edit-members';
import { lostInEdit } from './edit-losses';

export interface EditPlan {
  preview: Omit<EditPreview, 'version'>;
  refusal: Refusal | null;
  /** What to write down before anything is done. */
  recipe: Pick<EditOrder, 'network' | 'before' | 'after' | 'members'>;
}

/** Measured on 20.10: twelve containers in 2.2 s, four in 0.8 s. Detached and attached, one by one; the network, once. */
const secondsEach = 0.2;
const secondsOnce = 0.5;

/** A network as the engine tells it now, with the network modes that stand in the settings of those on it. */
export interface EditedNetwork extends InspectedNetwork {
  askedModes: ReadonlyMap<Container['id'], string>;
}

export function planEdit(around: Surroundings, inspected: EditedNetwork, request: EditNetworkRequest): EditPlan {
  const { topology } = around;
  const { network } = inspected;
  const before = requestFor(network);
  const after = withChanges(before, request);
  const leavers = leaversOf(topology, network);
  const members = membersOf(topology, network, leavers, subnetsOf(after), request);
  const changes = changesBetween(before, after);
  const without = withoutNetwork(topology, network);
  const made = planCreateNetwork({ ...around, topology: without }, after);
  const attached = attachAll(without, becoming(network, after), members);
  const running = leavers.filter(({ container }) => hasNamespace(container));
  const commands = commandsOf(topology, network, after, leavers, members);
  const plan = planOf(
    editRefusal(topology, inspected, after.name !== network.name) ??
      (changes.length === 0 && !members.some(isMoved) ? nothing : null) ??
      made.refusal ??
      attached.refusal,
    {
      warnings: made.preview.warnings,
      effects: () => noEffects,
      command: commands.join('\n'),
    },
  );
  return {
    refusal: plan.refusal,
    preview: {
      ...plan.preview,
      commands,
      changes,
      members: leavers.flatMap((leaver, at) => {
        const member = members[at];
        return member ? shownMember(leaver, member, attached.foretold.get(leaver.container.id) ?? null) : [];
      }),
      lost: lostInEdit(around, network, after, leavers),
      interruptionSeconds: running.length === 0 ? null : Math.ceil(secondsOnce + secondsEach * leavers.length),
    },
    recipe: { network, before, after, members },
  };
}

const nothing: Refusal = { code: 'invalid_request', sentence: 'Nothing is changed yet.' };

function isMoved({ from, to }: EditMember): boolean {
  return from.ipv4 !== to.ipv4 || from.ipv6 !== to.ipv6;
}

function withChanges(
  before: CreateNetworkRequest,
  { addresses: _addresses, ...changes }: EditNetworkRequest,
): CreateNetworkRequest {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}

/** As the engine will tell it, as far as anybody can know. */
function becoming(network: Network, after: CreateNetworkRequest): Network {
  const { name, internal, attachable, ipv6, options, labels } = after;
  return { ...network, name, internal, attachable, ipv6, options, labels, subnets: subnetsOf(after) };
}

function withoutNetwork(topology: Topology, { id }: Network): Topology {
  return {
    ...topology,
    networks: topology.networks.filter((one) => one.id !== id),
    endpoints: topology.endpoints.filter(({ networkId }) => networkId !== id),
  };
}

/** One after the other, as it will be done: the first refusal, and the addresses that are foretold. */
function attachAll(topology: Topology, network: Network, members: readonly EditMember[]) {
  const { containerById } = indexTopology(topology);
  const foretold = new Map<Container['id'], string | null>();
  const attached: Endpoint[] = [];
  let refusal: Refusal | null = null;
  for (const { containerId, to } of members) {
    const container = containerById.get(containerId);
    if (!container) continue;
    const next =
      hasNamespace(container) && network.scope === 'local'
        ? nextFreeAddress(network, addressesOf(attached).keys())
        : null;
    const ipv4 = to.ipv4 ?? next;
    const found =
      connectRefusal(topology, network, container, attached, to) ?? (ipv4 === null ? noRoom(network, container) : null);
    if (found) refusal ??= atAddress(found, containerId);
    foretold.set(containerId, ipv4);
    attached.push({ ...bareEndpoint(network.id, containerId), requestedIpv4: ipv4, requestedIpv6: to.ipv6 ?? null });
  }
  return { refusal, foretold };
}

/** Of a network of this engine alone it can be known, and of a subnet that the engine chooses it cannot. */
function noRoom(network: Network, container: Container): Refusal | null {
  const hasIpv4 = network.subnets.some(({ subnet }) => !isIpv6(subnet));
  if (!hasIpv4 || network.scope !== 'local' || !hasNamespace(container)) return null;
  const sentence = `There is no address left for ${named(container)}: choose a larger subnet.`;
  return { code: 'not_possible', sentence, field: 'subnets.0.subnet' };
}

/** At the field of the container’s own address, where it is about that. */
function atAddress({ field, ...refusal }: Refusal, containerId: Container['id']): Refusal {
  if (field === undefined) return refusal;
  return { ...refusal, field: field.startsWith('ipv') ? `addresses.${containerId}.${field}` : field };
}

function shownMember({ container, endpoint }: Leaver, { to }: EditMember, ipv4: string | null): EditedMember {
  const { id, name } = container;
  const bare = (address: string | null) => address?.split('/')[0] ?? null;
  return {
    containerId: id,
    name,
    running: hasNamespace(container),
    ipv4: { from: endpoint.requestedIpv4 ?? bare(endpoint.ipv4), to: ipv4, fixed: to.ipv4 !== undefined },
    ipv6: { from: endpoint.requestedIpv6 ?? bare(endpoint.ipv6), to: to.ipv6 ?? null, fixed: to.ipv6 !== undefined },
  };
}

/** What a person would type. */
function commandsOf(
  { containers, networks }: Topology,
  network: Network,
  after: CreateNetworkRequest,
  leavers: readonly Leaver[],
  members: readonly EditMember[],
): string[] {
  const old = nameFor(network, networks);
  const nameOf = ({ container }: Leaver) => nameFor(container, containers);
  return [
    ...leavers.map((leaver) => commandLine(['docker', 'network', 'disconnect', old, nameOf(leaver)])),
    commandLine(['docker', 'network', 'rm', old]),
    createNetworkCommand(withoutOperation(after)),
    ...members.map(({ to }, at) => connectCommand(after.name, leavers[at] ? nameOf(leavers[at]) : '', to)),
  ];
}
