import { AppError, indexTopology, isAppError, reasonOf } from '@/lib/model';
import type { ContainerId, EditPhase, ErrorCode, Network, NetworkId } from '@/lib/model';
import { connect } from '../connect';
import { createNetwork } from '../create-network';
import type { ActionDeps } from '../deps';
import { disconnect } from '../disconnect';
import { removeNetwork } from '../remove-network';
import { withEvent } from './edit-order';
import type { Edit, EditEvent, EditMember } from './edit-order';
import { nextStep } from './next-step';
import type { Step } from './next-step';
import { leaversOf, memberOf } from './plan-edit';

/** What the one who runs an edit is told, and asked. */
export interface EditWatch {
  /** Before it is acted upon: it must be on the disk when this returns. */
  write(event: EditEvent): void;
  /** Before each step; `waiting` while the engine is away. */
  show(edit: Edit, phase: EditPhase): void;
  isCancelled(): boolean;
  /** The process ends: it is left as it stands, for the next start. */
  stopped: AbortSignal;
}

/** How it came out: the network as it is now, and who is not on it. Going back may have left things undone. */
export interface EditEnding {
  edit: Edit;
  network: Network | null;
  /** Why it stands where it stands, when nothing more could be done; null when all was done. */
  stuck: string | null;
}

const worthALook: readonly ErrorCode[] = ['engine_timeout', 'not_found', 'conflict'];
const retries = 3;
const pauseMs = 300;
const lookMs = 200;

/**
 * Does it to the end, forward, or back where something fails. Rejects only when it is stopped: everything else is an
 * ending. The world is looked at before each step, so it may be begun anywhere.
 */
export async function runEdit(deps: ActionDeps, begun: Edit, watch: EditWatch): Promise<EditEnding> {
  let edit = begun;
  let failures = 0;
  const happen = (event: EditEvent) => {
    watch.write(event);
    edit = withEvent(edit, event);
    failures = 0;
  };
  const turn = (why: string, engineMessage: string | null) => happen({ kind: 'turned', at: now(), why, engineMessage });
  let isFresh = false;
  for (;;) {
    if (watch.stopped.aborted) throw parked();
    try {
      if (!isFresh) await readAll(deps, edit);
      isFresh = true;
      if (watch.isCancelled() && edit.turned === null && isUntouched(deps, edit)) turn('It was cancelled.', null);
      const step = nextStep(edit, deps.inventory.topology);
      watch.show(edit, phaseOf(step));
      if (step.do === 'finish') return { edit, network: step.network, stuck: null };
      if (step.do === 'complain') throw new AppError('engine_failed', step.why);
      await take(deps, edit, step, happen);
      failures = 0;
    } catch (error) {
      if (watch.stopped.aborted) throw parked();
      isFresh = false;
      if (isAppError(error) && error.code === 'engine_unreachable') {
        watch.show(edit, 'waiting');
        await isBack(deps, watch.stopped);
        continue;
      }
      failures += 1;
      const engineMessage = (isAppError(error) && error.engineMessage) || null;
      // Done all the same, perhaps, or done by somebody else: the next look tells.
      if (isAppError(error) && worthALook.includes(error.code) && failures < retries) continue;
      if (edit.turned === null) {
        turn(reasonOf(error), engineMessage);
        continue;
      }
      if (failures < retries) {
        await pause(pauseMs * failures);
        continue;
      }
      const step = nextStep(edit, deps.inventory.topology);
      if (step.do !== 'connect' && step.do !== 'complain') return { edit, network: null, stuck: reasonOf(error) };
      const [containerId, what] =
        step.do === 'connect'
          ? [step.request.containerId, 'could not be attached again']
          : [step.containerId, 'is attached, though not as before'];
      happen({ kind: 'skipped', at: now(), containerId, why: `${what}: ${reasonOf(error)}` });
    }
  }
}

async function take(
  deps: ActionDeps,
  edit: Edit,
  step: Exclude<Step, { do: 'finish' | 'complain' }>,
  happen: (event: EditEvent) => void,
): Promise<void> {
  switch (step.do) {
    case 'disconnect':
      await disconnect(deps, { networkId: step.networkId, containerId: step.containerId, force: false });
      return;
    case 'remove':
      await removeNetwork(deps, step.networkId);
      return;
    case 'create':
      // Back: exactly as it was, with whatever label it had.
      await createNetwork(deps, step.request, edit.turned === null ? edit.order.id : null);
      return;
    case 'connect':
      await connect(deps, step.networkId, step.request);
      return;
    case 'skip':
      happen({ kind: 'skipped', at: now(), containerId: step.containerId, why: step.why });
      return;
    case 'join':
      // All of how it is attached has to be known.
      await deps.inventory.refresh({ containers: [step.containerId], networks: [step.networkId] });
      happen({ kind: 'joined', at: now(), member: joining(deps, edit, step.networkId, step.containerId) });
  }
}

/** Somebody attached it while the edit ran: it comes along, whichever way that goes. */
function joining(
  { inventory }: ActionDeps,
  { order, turned }: Edit,
  networkId: NetworkId,
  id: ContainerId,
): EditMember {
  const { topology } = inventory;
  const network = indexTopology(topology).networkById.get(networkId) ?? order.network;
  const leaver = leaversOf(topology, network).find(({ container }) => container.id === id);
  if (!leaver) throw new AppError('not_found', 'A container that was attached meanwhile is gone again.');
  const other = turned === null ? order.after : order.before;
  const to = other.subnets.map(({ subnet, gateway, ipRange, reserved }) => {
    return { subnet, gateway: gateway ?? null, ipRange: ipRange ?? null, reserved };
  });
  const member = memberOf(leaver, topology.engines[0]?.apiVersion ?? null, network.subnets, to, new Set());
  return turned === null ? member : { ...member, from: member.to, to: member.from };
}

async function readAll({ inventory }: ActionDeps, { members, order }: Edit): Promise<void> {
  if (inventory.topology.engines[0]?.status !== 'live') throw new AppError('engine_unreachable', 'The engine is away.');
  const known = new Set(inventory.topology.containers.map(({ id }) => id));
  const containers = members.map(({ containerId }) => containerId).filter((id) => known.has(id));
  await inventory.refresh({ containers, networks: [order.network.id] });
}

function isUntouched({ inventory }: ActionDeps, { order }: Edit): boolean {
  return inventory.topology.networks.some(({ id }) => id === order.network.id);
}

function phaseOf(step: Step): EditPhase {
  if (step.do === 'join' || step.do === 'disconnect') return 'detaching';
  if (step.do === 'remove' || step.do === 'create') return 'replacing';
  return step.do === 'connect' || step.do === 'skip' ? 'attaching' : 'checking';
}

async function isBack({ inventory }: ActionDeps, stopped: AbortSignal): Promise<void> {
  do await pause(lookMs);
  while (!stopped.aborted && inventory.topology.engines[0]?.status !== 'live');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function parked(): AppError {
  return new AppError('internal', 'Netloom ends. The edit is written down, and goes on when Netloom is started again.');
}

function now(): string {
  return new Date().toISOString();
}
