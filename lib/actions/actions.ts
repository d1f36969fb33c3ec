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
import type { Image } from '@/lib/model/image';
import type { RunContainerRequest, RunContainerResult } from '@/lib/model/run-container';
import { changeContainer, removeContainer } from './change-container';
import { connect } from './connect';
import { createNetwork } from './create-network';
import { surroundingsOf } from './deps';
import type { ActionDeps } from './deps';
import { disconnect } from './disconnect';
import type { Editor } from './edit/editor';
import { maskedRun } from './masked-run';
import { oneAtATime } from './one-at-a-time';
import type { Plan } from './plan';
import { planChangeContainer, planRemoveContainer } from './plan-change-container';
import { planConnect } from './plan-connect';
import { planCreateNetwork } from './plan-create-network';
import { planDisconnect } from './plan-disconnect';
import type { DisconnectRequest } from './plan-disconnect';
import { planRemoveNetwork } from './plan-remove-network';
import { prune } from './prune';
import { pruneCandidates } from './prune-candidates';
import { recorded, recordedUnlessBegun } from './recording';
import type { Attempt } from './recording';
import { removeNetwork } from './remove-network';
import { nameOfRun, networkOfRun, planRun, runContainer } from './run-container';
import { releaseStale, staleEndpoints } from './stale-endpoints';
import { deedOf, lostByUndo, reversalOf } from './undo';
import type { Reversal } from './undo';

type Doing = Pick<Attempt, 'by' | 'undoes'>;

/** The one way to change anything: planned, done, written down and undone here. */
export class Actions {
  constructor(
    private readonly deps: ActionDeps,
    private readonly audit: AuditLog,
    private readonly editor: Pick<Editor, 'plan' | 'begin' | 'cancel' | 'insistFree' | 'insistIdle'>,
  ) {}

  planConnect(networkId: NetworkId, request: ConnectRequest): Plan {
    return planConnect(this.deps.inventory, networkId, request);
  }

  planDisconnect(request: DisconnectRequest): Plan {
    return planDisconnect(this.deps.inventory.topology, request);
  }

  planCreateNetwork(request: CreateNetworkRequest): Plan {
    return planCreateNetwork(surroundingsOf(this.deps), request);
  }

  planRemoveNetwork(id: NetworkId): Plan {
    return planRemoveNetwork(this.deps.inventory.topology, id);
  }

  connect(networkId: NetworkId, request: ConnectRequest, by: Author): Promise<AttachmentResult> {
    return this.#connect(networkId, request, { by, undoes: null });
  }

  disconnect(request: DisconnectRequest, by: Author): Promise<AttachmentResult> {
    return this.#disconnect(request, { by, undoes: null });
  }

  createNetwork(request: CreateNetworkRequest, by: Author): Promise<CreateNetworkResult> {
    return this.#createNetwork(request, { by, undoes: null });
  }

  removeNetwork(id: NetworkId, by: Author): Promise<RemoveNetworkResult> {
    return this.#removeNetwork(id, { by, undoes: null });
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
    return this.editor.plan(id, request);
  }

  /** `version`: of the preview that was looked at; null when none was. */
  editNetwork(id: NetworkId, request: EditNetworkRequest, by: Author, version: string | null): Promise<EditResult> {
    return this.#edit(id, request, { by, undoes: null }, version);
  }

  cancelEdit(id: NetworkId, by: Author): EditProgress {
    return this.editor.cancel(id, by);
  }

  /** What can be run. */
  images(): Promise<Image[]> {
    return this.deps.engine.listImages();
  }

  planRunContainer(request: RunContainerRequest): Promise<Plan> {
    return planRun(this.deps, request, nameOfRun(this.deps, request));
  }

  runContainer(request: RunContainerRequest, by: Author): Promise<RunContainerResult> {
    const { topology } = this.deps.inventory;
    const name = nameOfRun(this.deps, request);
    const networkId = networkOfRun(topology, request);
    const asked = maskedRun(request, name);
    return this.#recorded(
      { kind: 'run', networkId, containerId: null, containerName: name, asked, by, undoes: null },
      () => {
        this.editor.insistIdle();
        return runContainer(this.deps, request, name);
      },
      ({ container }) => ({ networkId, containerId: container.id, before: null, after: container }),
    );
  }

  staleEndpoints(id: NetworkId): Promise<StaleEndpoints> {
    return staleEndpoints(this.deps, id);
  }

  releaseStale(id: NetworkId, by: Author): Promise<ReleaseResult> {
    return this.#recorded(
      { kind: 'release', networkId: id, containerId: null, asked: { id }, by, undoes: null },
      () => this.#unlessEdited(id, () => releaseStale(this.deps, id)),
      () => ({ networkId: id, before: null, after: null }),
    );
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
      const undone = this.#toUndo(id);
      const { actionId, warning } = await this.#perform(this.#reversalOf(undone), { by, undoes: id });
      const record = this.audit.get(actionId);
      return { action: withoutSubject(record), warning: warning ?? lostByUndo(deedOf(undone), deedOf(record)) };
    });
  }

  #connect(networkId: NetworkId, request: ConnectRequest, doing: Doing): Promise<AttachmentResult> {
    const { containerId } = request;
    return this.#recorded(
      { kind: 'connect', networkId, containerId, asked: request, ...doing },
      () => this.#unlessEdited(networkId, () => connect(this.deps, networkId, request)),
      ({ endpoint }) => ({ networkId, before: null, after: endpoint }),
    );
  }

  #disconnect(request: DisconnectRequest, doing: Doing): Promise<AttachmentResult> {
    const { networkId, containerId } = request;
    return this.#recorded(
      { kind: 'disconnect', networkId, containerId, asked: request, ...doing },
      () => this.#unlessEdited(networkId, () => disconnect(this.deps, request)),
      ({ endpoint }) => ({ networkId, before: endpoint, after: null }),
    );
  }

  async #createNetwork(request: CreateNetworkRequest, doing: Doing): Promise<CreateNetworkResult> {
    const result = await this.#recorded(
      { kind: 'create', networkId: null, networkName: request.name, containerId: null, asked: request, ...doing },
      () => {
        this.editor.insistIdle();
        return createNetwork(this.deps, request);
      },
      ({ network }) => ({ networkId: network.id, before: null, after: network }),
    );
    return { ...result, id: result.network.id };
  }

  #removeNetwork(id: NetworkId, doing: Doing): Promise<RemoveNetworkResult> {
    return this.#recorded(
      { kind: 'remove', networkId: id, containerId: null, asked: { id }, ...doing },
      () => this.#unlessEdited(id, () => removeNetwork(this.deps, id)),
      ({ network }) => ({ networkId: id, before: network, after: null }),
    );
  }

  async #edit(id: NetworkId, request: EditNetworkRequest, doing: Doing, version: string | null): Promise<EditResult> {
    const attempt: Attempt = { kind: 'edit', networkId: id, containerId: null, asked: { request }, ...doing };
    const begin = () => this.editor.begin(id, request, { ...doing, version });
    return (await recordedUnlessBegun(this.audit, this.deps.inventory.topology, attempt, begin)).ended;
  }

  #unlessEdited<R>(id: NetworkId, run: () => Promise<R>): Promise<R> {
    this.editor.insistFree(id);
    return run();
  }

  #perform(reversal: Reversal, doing: Doing): Promise<{ actionId: ActionId; warning: string | null }> {
    switch (reversal.kind) {
      case 'connect':
        return this.#connect(reversal.networkId, reversal.request, doing);
      case 'disconnect':
        return this.#disconnect(reversal.request, doing);
      case 'create':
        return this.#createNetwork(reversal.request, doing);
      case 'remove':
        return this.#removeNetwork(reversal.networkId, doing);
      case 'edit':
        return this.#edit(reversal.networkId, reversal.request, doing, null);
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
