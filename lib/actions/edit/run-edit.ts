import { isDeepStrictEqual } from 'node:util';
import { pause } from '@/lib/inventory/pause';
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
import { leaversOf, memberOf, subnetsOf } from './edit-members';

/** What the one who runs an edit is told, and asked. */
export interface EditWatch {
  /** Before it is acted upon: it must be on the disk when this returns. */
  write(event: EditEvent): void;
  /** Before each step; `waiting` while the engine is away. */
  show(edit: Edit, phase: EditPhase): void;
  /** Why it is to be taken back while nothing is lost yet; null while nobody wants that. */
  cancelled(): string | null;
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

/** Done all the same, perhaps, or done by somebody else: the next look tells. */
const worthALook: readonly ErrorCode[] = ['engine_timeout', 'not_found', 'conflict'];
/** Looks at what goes forward, before it is taken back. */
const retries = 3;
/** Tries to go back, over half a minute: whoever is in the way may go again. */
const retriesBack = 8;
const pauseMs = 250;
const longestPauseMs = 8_000;
const lookMs = 200;

/**
 * Does it to the end, forward, or back where something fails. Rejects only when it is stopped: everything else is an
 * ending. What to do follows from the world as it is, so it may be begun anywhere, and again after any failure.
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
    let step: Step | null = null;
    try {
      insistOnEngine(deps, edit);
      if (!isFresh) await readAll(deps, edit);
      isFresh = true;
      const cancelled = watch.cancelled();
      if (cancelled !== null && edit.turned === null && isUntouched(deps, edit)) turn(cancelled, null);
      step = nextStep(edit, deps.inventory.topology);
      // Those that do not run join and leave without a word: the network must not go while one of them is on it.
      if (step.do === 'remove' && (await readUnseen(deps, step.networkId))) continue;
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
        await isBack(deps, edit, watch.stopped);
        continue;
      }
      failures += 1;
      const isWorthALook = isAppError(error) && worthALook.includes(error.code);
      if (edit.turned === null && !(isWorthALook && failures < retries)) {
        if (step && (await hasPassed(deps, edit, step))) continue;
        turn(reasonOf(error), (isAppError(error) && error.engineMessage) || null);
        continue;
      }
      // What is attached otherwise than before is so again next time.
      if (edit.turned !== null && (failures >= retriesBack || step?.do === 'complain')) {
        const skipped = step && skippedBy(step, error);
        if (!skipped) return { edit, network: null, stuck: reasonOf(error) };
        happen(skipped);
        continue;
      }
      await pause(Math.min(pauseMs * 2 ** (failures - 1), longestPauseMs), watch.stopped);
    }
  }
}

/**
 * Whether the world asks for another step by now: what failed of a container that was just going, or was attached by
 * somebody else at the same moment, is no reason to take everything back.
 */
async function hasPassed(deps: ActionDeps, edit: Edit, step: Step): Promise<boolean> {
  if (step.do !== 'disconnect' && step.do !== 'connect') return false;
  for (let look = 1; look <= retries; look += 1) {
    await pause(lookMs * look);
    try {
      await readAll(deps, edit);
    } catch {
      // Whatever that is: the next round of the edit meets it, and deals with it.
      return true;
    }
    if (!isDeepStrictEqual(nextStep(edit, deps.inventory.topology), step)) return true;
  }
  return false;
}

/** One container that will not come back keeps none of the others. */
function skippedBy(step: Step, error: unknown): EditEvent | null {
  if (step.do === 'connect') {
    const why = `could not be attached again: ${reasonOf(error)}`;
    return { kind: 'skipped', at: now(), containerId: step.request.containerId, why };
  }
  if (step.do !== 'complain') return null;
  return {
    kind: 'skipped',
    at: now(),
    containerId: step.containerId,
    why: `is attached, though not as before: ${step.why}`,
  };
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
      happen({
        kind: 'made',
        at: now(),
        networkId: (await createNetwork(deps, step.request, edit.turned === null ? edit.order.id : null)).network.id,
      });
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
  const member = memberOf(
    leaver,
    topology.engines[0]?.apiVersion ?? null,
    network.subnets,
    subnetsOf(other),
    new Set(),
  );
  return turned === null ? member : { ...member, from: member.to, to: member.from };
}

/** The one that the network is of, and no other that answers in its place: there nothing of it must be made. */
function isEngineThere({ inventory }: ActionDeps, { order }: Edit): boolean {
  const [engine] = inventory.topology.engines;
  return engine?.status === 'live' && engine.id === order.network.engineId;
}

function insistOnEngine(deps: ActionDeps, edit: Edit): void {
  if (isEngineThere(deps, edit)) return;
  throw new AppError('engine_unreachable', 'The engine of the network does not answer.');
}

async function readAll({ inventory }: ActionDeps, { members, order }: Edit): Promise<void> {
  const known = new Set(inventory.topology.containers.map(({ id }) => id));
  const containers = members.map(({ containerId }) => containerId).filter((id) => known.has(id));
  await inventory.refresh({ containers, networks: [order.network.id] });
}

/** Reads anew whoever the engine has on a network and nobody knew of; false where there is none. */
async function readUnseen({ engine, inventory }: ActionDeps, networkId: NetworkId): Promise<boolean> {
  const unseen = await membersOn(engine, networkId);
  if (unseen.length === 0) return false;
  await inventory.refresh({ containers: unseen, networks: [networkId] });
  return inventory.topology.endpoints.some((endpoint) => endpoint.networkId === networkId);
}

/** Whom the engine has on a network, running or not. */
export async function membersOn(
  engine: Pick<ActionDeps['engine'], 'listContainers'>,
  networkId: NetworkId,
): Promise<ContainerId[]> {
  const listed = await engine.listContainers();
  return listed
    .filter(({ endpoints }) => endpoints.some((endpoint) => endpoint.networkId === networkId))
    .map(({ container }) => container.id);
}

function isUntouched({ inventory }: ActionDeps, { order }: Edit): boolean {
  return inventory.topology.networks.some(({ id }) => id === order.network.id);
}

function phaseOf(step: Step): EditPhase {
  if (step.do === 'join' || step.do === 'disconnect') return 'detaching';
  if (step.do === 'remove' || step.do === 'create') return 'replacing';
  return step.do === 'connect' || step.do === 'skip' ? 'attaching' : 'checking';
}

async function isBack(deps: ActionDeps, edit: Edit, stopped: AbortSignal): Promise<void> {
  for (;;) {
    await pause(lookMs, stopped);
    if (stopped.aborted || isEngineThere(deps, edit)) return;
  }
}

function parked(): AppError {
  return new AppError(
    'not_possible',
    'Netloom ends. The edit is written down, and goes on when Netloom is started again.',
  );
}

function now(): string {
  return new Date().toISOString();
}
