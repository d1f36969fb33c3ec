import { randomUUID } from 'node:crypto';
import type { AuditLog } from '@/lib/audit/audit-log';
import { actionIdSchema, isAppError, reasonOf } from '@/lib/model';
import type {
  ActionId,
  ActionKind,
  ActionOutcome,
  ActionRecord,
  Author,
  ContainerId,
  ErrorCode,
  NetworkId,
  Topology,
} from '@/lib/model';

/** What is known of an action before anything is asked of the engine. */
export interface Attempt {
  kind: ActionKind;
  by: Author;
  asked: unknown;
  networkId: NetworkId | null;
  /** Of a network that is not there yet. */
  networkName?: string;
  containerId: ContainerId | null;
  /** Of a container that is not there yet. */
  containerName?: string;
  undoes: ActionId | null;
  /** Its caller's own key, under which it is recorded once it is done; null or left out: none. */
  operation?: ActionId | null;
}

/** Of what was not done, what was asked for is kept up to so many characters. */
const askedLimit = 2000;

/** Its subject before and after, as the engine held it. */
type Change = Pick<ActionRecord, 'before' | 'after'>;

/**
 * Does it, and writes down what came of it, also when that is an error, which is thrown on. A warning that it could not
 * be written down comes after the action's own.
 */
export async function recorded<R extends { warning: string | null }>(
  audit: AuditLog,
  topology: Topology,
  attempt: Attempt,
  run: () => Promise<R>,
  changeIn: (result: R) => Change & { networkId: NetworkId | null; containerId?: ContainerId },
): Promise<R & { actionId: ActionId }> {
  // Before: afterwards what it is about may be gone.
  const told = toldOf(attempt, topology);
  try {
    const result = await run();
    const { warning } = result;
    const done = { outcome: 'done', message: warning, engineMessage: null, ...changeIn(result) } as const;
    const id = attempt.operation ?? newId();
    const { record, notKept } = audit.append({ ...told(), ...done, id });
    return { ...result, warning: [warning, notKept].filter(Boolean).join(' ') || null, actionId: record.id };
  } catch (error) {
    audit.append({ ...told(), ...failureOf(error, attempt.asked) });
    throw error;
  }
}

/** Does what begins an action that writes down its own end; writes down only that it could not be begun. */
export async function recordedUnlessBegun<R>(
  audit: AuditLog,
  topology: Topology,
  attempt: Attempt,
  begin: () => Promise<R>,
): Promise<R> {
  const told = toldOf(attempt, topology);
  try {
    return await begin();
  } catch (error) {
    audit.append({ ...told(), ...failureOf(error, attempt.asked) });
    throw error;
  }
}

/** What is on record of it whatever comes of it, at the moment at which that is known. */
function toldOf(attempt: Attempt, topology: Topology) {
  const names = namesOf(attempt, topology);
  const { by, operation: _, ...about } = attempt;
  return () => ({ ...by, ...about, ...names, id: newId(), at: new Date().toISOString() });
}

function newId(): ActionId {
  return actionIdSchema.parse(randomUUID());
}

function failureOf(error: unknown, asked: unknown) {
  const engineMessage = isAppError(error) ? (error.engineMessage ?? null) : null;
  const message = isAppError(error) ? error.message : reasonOf(error);
  const outcome = outcomeOf(error);
  // What is unclear may yet turn out to be done.
  const kept = outcome === 'unclear' ? asked : keptOf(asked);
  return { outcome, message, engineMessage, before: null, after: null, asked: kept };
}

/** Whoever may change anything could else have bodies of 64 kB refused until all that was done is pushed out. */
function keptOf(asked: unknown): unknown {
  const { length } = JSON.stringify(asked) ?? '';
  return length <= askedLimit ? asked : { notKept: `${length} characters` };
}

const unclear: readonly ErrorCode[] = ['engine_timeout', 'engine_unreachable'];
const failed: readonly ErrorCode[] = ['engine_failed', 'internal'];

function outcomeOf(error: unknown): ActionOutcome {
  if (!isAppError(error) || failed.includes(error.code)) return 'failed';
  return unclear.includes(error.code) ? 'unclear' : 'refused';
}

function namesOf(attempt: Attempt, { networks, containers }: Topology) {
  const network = networks.find(({ id }) => id === attempt.networkId);
  const container = containers.find(({ id }) => id === attempt.containerId);
  return {
    networkName: attempt.networkName ?? network?.name ?? '',
    containerName: attempt.containerName ?? (attempt.containerId === null ? null : (container?.name ?? '')),
  };
}
