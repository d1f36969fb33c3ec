import { randomUUID } from 'node:crypto';
import type { AuditLog } from '@/lib/audit/audit-log';
import { actionIdSchema, AppError, isAppError, operationLabel, reasonOf } from '@/lib/model';
import type {
  ActionId,
  Author,
  EditNetworkRequest,
  EditPreview,
  EditProgress,
  EditResult,
  NetworkId,
} from '@/lib/model';
import { surroundingsOf } from '../deps';
import type { ActionDeps } from '../deps';
import { insist, knownNetwork, named } from '../plan';
import { SeenViews } from '../seen-views';
import { EditJournal } from './edit-journal';
import { editOf } from './edit-order';
import type { Edit, EditOrder } from './edit-order';
import { tellEnding } from './edit-ending';
import { viewOfEdit } from './edit-view';
import { stepsOf } from './next-step';
import { planEdit } from './plan-edit';
import type { EditPlan } from './plan-edit';
import { membersOn, runEdit } from './run-edit';

export interface EditorOptions {
  deps: ActionDeps;
  audit: Pick<AuditLog, 'append' | 'has'>;
  /** Of the journal; null: nothing outlives the process. */
  directory: string | null;
  log: { warn(message: string): void; info(message: string): void };
  onProgress?: (progress: EditProgress) => void;
}

interface Running {
  edit: Edit;
  /** By whom, in a sentence. */
  cancelled: string | null;
  progress: EditProgress;
  ended: Promise<EditResult>;
}

/** Edits of networks: foretold, begun, watched, cancelled, and taken up again where a process that ended left them. */
export class Editor {
  readonly #options: EditorOptions;
  readonly #journal: EditJournal;
  readonly #running = new Map<NetworkId, Running>();
  readonly #seen = new SeenViews();
  readonly #stop = new AbortController();

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#journal = new EditJournal(options.directory, options.log);
  }

  /** How far those under way are. */
  get progress(): EditProgress[] {
    return [...this.#running.values()].map(({ progress }) => progress);
  }

  /** Throws `conflict` while this network is being replaced: nobody else may change it then. */
  insistFree(id: NetworkId): void {
    // What was not there at the beginning is what the edit made.
    const busy = this.#here().find(({ edit: { order } }) => order.network.id === id || !order.known.includes(id));
    if (busy) throw busyWith(busy);
  }

  /** Throws `conflict` while any edit runs: its addresses and its name belong to nobody for a moment. */
  insistIdle(): void {
    const [busy] = this.#here();
    if (busy) throw busyWith(busy);
  }

  /** Throws `not_found`, and what the engine's refusal to be asked is. */
  async plan(id: NetworkId, request: EditNetworkRequest): Promise<EditPlan & { preview: EditPreview }> {
    const { deps } = this.#options;
    const { topology } = deps.inventory;
    knownNetwork(topology, id);
    const members = topology.endpoints
      .filter(({ networkId }) => networkId === id)
      .map(({ containerId }) => containerId);
    const [inspected, listed] = await Promise.all([
      deps.engine.inspectNetwork(id),
      deps.engine.listContainers(members),
    ]);
    const askedModes = new Map(listed.map(({ container, askedMode }) => [container.id, askedMode]));
    const plan = planEdit(surroundingsOf(deps), { ...inspected, askedModes }, request);
    return { ...plan, preview: { ...plan.preview, version: this.#seen.remember(viewOfEdit(plan.recipe)) } };
  }

  /**
   * Resolves when it has begun. Rejects with the plan's refusal, and with `conflict` where the network is not as it was
   * when `version` was given. `ended` rejects where it was taken back, with the reason; both stand in the audit log.
   */
  async begin(
    id: NetworkId,
    request: EditNetworkRequest,
    { by, undoes, version }: { by: Author; undoes: ActionId | null; version: string | null },
  ): Promise<{ ended: Promise<EditResult> }> {
    this.insistIdle();
    await this.#readMembers(id);
    const plan = await this.plan(id, request);
    insist(plan);
    this.#seen.since(version, named(plan.recipe.network))(viewOfEdit(plan.recipe));
    // Two that were planned at the same time.
    this.insistIdle();
    const order = this.#orderOf(plan, request, by, undoes);
    try {
      this.#journal.begin(order);
    } catch (error) {
      throw new AppError('internal', `Nothing was begun, since it cannot be written down: ${reasonOf(error)}.`);
    }
    return this.#run(editOf(order));
  }

  /** Throws `not_found` where none is under way, and `not_possible` where it is too late. */
  cancel(id: NetworkId, by: Author): EditProgress {
    const running = this.#running.get(id);
    if (!running) throw new AppError('not_found', 'This network is not being edited (any more).');
    if (!running.progress.cancellable) {
      throw new AppError('not_possible', 'The old network is gone already: let it end, then undo it.');
    }
    running.cancelled = `It was cancelled (${by.who}).`;
    return running.progress;
  }

  /** Takes up what was left; resolves when nothing is under way any more. */
  async resume(): Promise<void> {
    const { audit, log } = this.#options;
    const left = this.#journal.unfinished().flatMap((edit) => {
      const { id, network, at } = edit.order;
      if (audit.has(id)) {
        this.#journal.end(id);
        return [];
      }
      log.info(`Taking up the edit of ${named(network)} that was begun at ${at}.`);
      return this.#run(edit).ended;
    });
    // How each came out stands in the audit log.
    await Promise.allSettled(left);
  }

  /** Leaves what is under way as it stands, for the next start. Resolves when nothing is asked of the engine any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([...this.#running.values()].map(({ ended }) => ended));
  }

  /** Those under way on the engine that answers; what was left behind on another one waits for that. */
  #here(): Running[] {
    const [engine] = this.#options.deps.inventory.topology.engines;
    return [...this.#running.values()].filter(({ edit: { order } }) => order.network.engineId === engine?.id);
  }

  /**
   * Lists tell no aliases, and no event tells of a stopped container that was attached: what would have to be given back
   * may not be known yet.
   */
  async #readMembers(id: NetworkId): Promise<void> {
    const { inventory, engine } = this.#options.deps;
    await inventory.refresh({ networks: [id], containers: await membersOn(engine, id) });
  }

  #orderOf({ recipe }: EditPlan, asked: EditNetworkRequest, author: Author, undoes: ActionId | null): EditOrder {
    const id = actionIdSchema.parse(randomUUID());
    const { networks } = this.#options.deps.inventory.topology;
    return {
      ...recipe,
      after: { ...recipe.after, labels: { ...recipe.after.labels, [operationLabel]: id } },
      ...{ id, author, undoes },
      // For its undo: who had which fixed address.
      asked: { request: asked, members: recipe.members },
      at: new Date().toISOString(),
      known: networks.map((network) => network.id),
    };
  }

  #run(edit: Edit): Running {
    const { deps, audit, log, onProgress } = this.#options;
    const { id, network } = edit.order;
    const show = (now: Edit, phase: EditProgress['phase'], isRunning = true) => {
      const { done, of, isSafe } = stepsOf(now, deps.inventory.topology);
      running.edit = now;
      running.progress = {
        ...{ id, networkId: network.id, networkName: network.name, phase, done, of },
        ...{ back: now.turned !== null, cancellable: isSafe && isRunning, running: isRunning },
      };
      onProgress?.(running.progress);
    };
    const run = async (): Promise<EditResult> => {
      try {
        const ending = await runEdit(deps, edit, {
          write: (event) => this.#journal.append(id, event),
          show,
          cancelled: () => running.cancelled,
          stopped: this.#stop.signal,
        });
        const { record, result, error } = tellEnding(ending);
        const { notKept } = audit.append(record);
        // Told before the journal goes; what is told is not taken up again. One that is stuck is, at the next start.
        if (ending.stuck === null) this.#journal.end(id);
        else log.warn(`The edit of ${named(network)} stands half done; it is tried again at the next start.`);
        show(ending.edit, 'checking', false);
        if (error) throw error;
        return { ...result, warning: [result.warning, notKept].filter(Boolean).join(' ') || null };
      } catch (error) {
        if (!isAppError(error)) log.warn(`The edit of ${named(network)} ended unexpectedly: ${reasonOf(error)}.`);
        throw error;
      } finally {
        this.#running.delete(network.id);
      }
    };
    const progress: EditProgress = {
      ...{ id, networkId: network.id, networkName: network.name, phase: 'detaching', done: 0, of: 0 },
      ...{ back: edit.turned !== null, cancellable: false, running: true },
    };
    const running: Running = { edit, cancelled: null, progress, ended: Promise.resolve().then(run) };
    this.#running.set(network.id, running);
    // Whoever began it may be gone: it is no unhandled rejection.
    running.ended.catch(() => undefined);
    return running;
  }
}

function busyWith({ edit: { order } }: Running): AppError {
  return new AppError('conflict', `${named(order.network)} is being edited just now: try again when that has ended.`);
}
