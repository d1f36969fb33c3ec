import { withoutSubject } from '@/lib/audit/audit-log';
import type { AuditLog } from '@/lib/audit/audit-log';
import { AppError, endpointId } from '@/lib/model';
import type {
  ActionDetail,
  ActionId,
  AttachmentResult,
  Author,
  ConnectRequest,
  ContainerChangeResult,
  ContainerId,
  ContainerVerb,
  CreateNetworkRequest,
  CreateNetworkResult,
  EditNetworkRequest,
  EditProgress,
  EditResult,
  NetworkId,
  PruneCandidate,
  PruneResult,
  ReleaseResult,
  RemoveNetworkResult,
  StaleEndpoints,
  UndoResult,
} from '@/lib/model';
import type { Images } from '@/lib/model/image';
import type { RunContainerRequest, RunContainerResult } from '@/lib/model/run-container';
import { changeContainer, removeContainer } from './change-container';
import type { ActionDeps } from './deps';
import { knownImages } from './known-images';
import type { Editor } from './edit/editor';
import { NetworkChanges } from './network-changes';
import type { Doing } from './network-changes';
import { oneAtATime } from './one-at-a-time';
import type { Plan } from './plan';
import { planChangeContainer, planRemoveContainer } from './plan-change-container';
import type { DisconnectRequest } from './plan-disconnect';
import { prune } from './prune';
import { pruneCandidates } from './prune-candidates';
import { recorded, recordedUnlessBegun } from './recording';
import type { Attempt } from './recording';
import { nameOfRun, planRun } from './run-container';
import { runOnce } from './run-once';
import { staleEndpoints } from './stale-endpoints';
import { deedOf, lostByUndo, oppositeOf, reversalOf } from './undo';
import type { Reversal } from './undo';

/** The one way to change anything: planned, done, written down and undone here. */
export class Actions {
  readonly #networks: NetworkChanges;

  constructor(
    private readonly deps: ActionDeps,
    private readonly audit: AuditLog,
    private readonly editor: Pick<Editor, 'plan' | 'begin' | 'cancel' | 'insistFree' | 'insistIdle'>,
  ) {
    this.#networks = new NetworkChanges(deps, audit, editor);
  }

  planConnect(networkId: NetworkId, request: ConnectRequest): Plan {
    return this.#networks.planConnect(networkId, request);
  }

  planDisconnect(request: DisconnectRequest): Plan {
    return this.#networks.planDisconnect(request);
  }

  planCreateNetwork(request: CreateNetworkRequest): Plan {
    return this.#networks.planCreate(request);
  }

  planRemoveNetwork(id: NetworkId): Plan {
    return this.#networks.planRemove(id);
  }

  /** `version`, here and below: of the preview that was looked at; null when none was. */
  connect(
    networkId: NetworkId,
    request: ConnectRequest,
    by: Author,
    version: string | null = null,
  ): Promise<AttachmentResult> {
    return this.#networks.connect(networkId, request, { by, undoes: null, version });
  }

  disconnect(request: DisconnectRequest, by: Author, version: string | null = null): Promise<AttachmentResult> {
    return this.#networks.disconnect(request, { by, undoes: null, version });
  }

  /** `operation`, here and below: the caller's key, under which this is done once. */
  createNetwork(
    request: CreateNetworkRequest,
    by: Author,
    operation: ActionId | null = null,
  ): Promise<CreateNetworkResult> {
    return this.#networks.create(request, { by, undoes: null }, operation);
  }

  removeNetwork(id: NetworkId, by: Author, version: string | null = null): Promise<RemoveNetworkResult> {
    return this.#networks.remove(id, { by, undoes: null, version });
  }

  planChangeContainer(id: ContainerId, verb: ContainerVerb): Plan {
    return planChangeContainer(this.deps.inventory.topology, id, verb);
  }

  planRemoveContainer(id: ContainerId, force: boolean): Plan {
    return planRemoveContainer(this.deps.inventory.topology, id, force);
  }

  changeContainer(id: ContainerId, verb: ContainerVerb, by: Author): Promise<ContainerChangeResult> {
    const before = this.deps.inventory.topology.containers.find((one) => one.id === id) ?? null;
    return this.#recorded(
      { kind: verb, networkId: null, containerId: id, asked: { id, do: verb }, by, undoes: null },
      () => changeContainer(this.deps, id, verb),
      ({ container }) => ({ networkId: null, before, after: container }),
    );
  }

  removeContainer(id: ContainerId, force: boolean, by: Author): Promise<ContainerChangeResult> {
    return this.#recorded(
      { kind: 'delete', networkId: null, containerId: id, asked: { id, force }, by, undoes: null },
      () => removeContainer(this.deps, id, force),
      ({ container }) => ({ networkId: null, before: container, after: null }),
    );
  }

  planEdit(id: NetworkId, request: EditNetworkRequest): ReturnType<Editor['plan']> {
    return this.#networks.planEdit(id, request);
  }

  editNetwork(id: NetworkId, request: EditNetworkRequest, by: Author, version: string | null): Promise<EditResult> {
    return this.#networks.edit(id, request, { by, undoes: null, version });
  }

  cancelEdit(id: NetworkId, by: Author): EditProgress {
    return this.editor.cancel(id, by);
  }

  /** What can be run. */
  images(): Promise<Images> {
    return knownImages(this.deps);
  }

  planRunContainer(request: RunContainerRequest): Promise<Plan> {
    return planRun(this.deps, request, nameOfRun(this.deps, request));
  }

  runContainer(
    request: RunContainerRequest,
    by: Author,
    operation: ActionId | null = null,
  ): Promise<RunContainerResult> {
    return runOnce(this.deps, this.audit, request, by, operation);
  }

  staleEndpoints(id: NetworkId): Promise<StaleEndpoints> {
    return staleEndpoints(this.deps, id);
  }

  releaseStale(id: NetworkId, by: Author): Promise<ReleaseResult> {
    return this.#networks.release(id, { by, undoes: null });
  }

  pruneCandidates(): PruneCandidate[] {
    return pruneCandidates(this.deps.inventory.topology);
  }

  prune(ids: readonly NetworkId[], by: Author): Promise<PruneResult> {
    return prune(this.deps.inventory.topology, ids, (id) => this.removeNetwork(id, by));
  }

  /** Throws `not_found` for an action that is not on record, and `conflict` where the world has changed since. */
  async planUndo(id: ActionId): Promise<Plan> {
    const reversal = this.#reversalOf(this.#toUndo(id));
    switch (reversal.kind) {
      case 'connect':
        return this.planConnect(reversal.networkId, reversal.request);
      case 'disconnect':
        return this.planDisconnect(reversal.request);
      case 'create':
        return this.planCreateNetwork(reversal.request);
      case 'remove':
        return this.planRemoveNetwork(reversal.networkId);
      case 'edit':
        return this.planEdit(reversal.networkId, reversal.request);
    }
  }

  /** Throws as `planUndo` does, and whatever the action that takes it back throws. Pressed twice it is done once. */
  undo(id: ActionId, by: Author): Promise<UndoResult> {
    return oneAtATime(`undo ${id}`, async () => {
      const undone = this.audit.get(id);
      const { kind, networkId, networkName, containerId } = undone;
      const about = {
        networkId,
        networkName,
        containerId,
        ...(undone.containerName && { containerName: undone.containerName }),
      };
      const attempt: Attempt = { kind: oppositeOf(kind), ...about, asked: { undo: id }, by, undoes: id };
      // What comes of the reversal itself is written down where it is done.
      const reversal = await recordedUnlessBegun(this.audit, this.deps.inventory.topology, attempt, async () =>
        this.#reversalOf(this.#toUndo(id)),
      );
      const { actionId, warning } = await this.#perform(reversal, { by, undoes: id });
      const record = this.audit.get(actionId);
      return { action: withoutSubject(record), warning: warning ?? lostByUndo(deedOf(undone), deedOf(record)) };
    });
  }

  #perform(reversal: Reversal, who: Omit<Doing, 'version'>): Promise<{ actionId: ActionId; warning: string | null }> {
    const doing = { ...who, version: null };
    switch (reversal.kind) {
      case 'connect':
        return this.#networks.connect(reversal.networkId, reversal.request, doing);
      case 'disconnect':
        return this.#networks.disconnect(reversal.request, doing);
      case 'create':
        return this.#networks.create(reversal.request, who);
      case 'remove':
        return this.#networks.remove(reversal.networkId, doing);
      case 'edit':
        return this.#networks.edit(reversal.networkId, reversal.request, doing);
    }
  }

  #recorded<R extends { warning: string | null }>(
    attempt: Attempt,
    run: () => Promise<R>,
    changeIn: Parameters<typeof recorded<R>>[4],
  ): Promise<R & { actionId: ActionId }> {
    return recorded(this.audit, this.deps.inventory.topology, attempt, run, changeIn);
  }

  /** What was done to a network that has been made anew since is taken back on the new one. */
  #reversalOf(record: ActionDetail): Reversal {
    const { topology } = this.deps.inventory;
    const deed = deedOf(record);
    if ('network' in deed) return reversalOf(deed, topology);
    const networkId = this.audit.successorOf(deed.endpoint.networkId);
    const endpoint = { ...deed.endpoint, networkId, id: endpointId(networkId, deed.endpoint.containerId) };
    return reversalOf({ ...deed, endpoint }, topology);
  }

  #toUndo(id: ActionId): ActionDetail {
    const record = this.audit.get(id);
    if (record.undoneBy !== null) throw new AppError('conflict', 'This has been undone already.');
    if (record.outcome !== 'done') {
      throw new AppError('not_possible', 'This was not done, as far as Netloom knows: there is nothing to undo.');
    }
    return record;
  }
}
