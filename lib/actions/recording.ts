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
}

/** Its subject before and after, as the engine held it. */
type Change = Pick<ActionRecord, 'before' | 'after'>;

type Told = Pick<ActionRecord, 'outcome' | 'message' | 'engineMessage' | 'networkId'> &
  Change & { containerId?: ContainerId };

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
  const names = namesOf(attempt, topology);
  const { by, ...about } = attempt;
  const tell = (told: Told) => {
    const id = actionIdSchema.parse(randomUUID());
    return audit.append({ ...by, ...about, ...names, id, at: new Date().toISOString(), ...told });
  };
  try {
    const result = await run();
    const message = result.warning;
    const { record, notKept } = tell({ outcome: 'done', message, engineMessage: null, ...changeIn(result) });
    return { ...result, warning: [message, notKept].filter(Boolean).join(' ') || null, actionId: record.id };
  } catch (error) {
    const engineMessage = isAppError(error) ? (error.engineMessage ?? null) : null;
    const message = isAppError(error) ? error.message : reasonOf(error);
    const { networkId } = attempt;
    tell({ outcome: outcomeOf(error), message, engineMessage, networkId, before: null, after: null });
    throw error;
  }
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
