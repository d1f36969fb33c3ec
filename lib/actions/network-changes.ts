import { randomUUID } from 'node:crypto';
import type { AuditLog } from '@/lib/audit/audit-log';
import type {
  ActionDetail,
  ActionId,
  AttachmentResult,
  ConnectRequest,
  CreateNetworkRequest,
  CreateNetworkResult,
  EditNetworkRequest,
  EditResult,
  NetworkId,
  ReleaseResult,
  RemoveNetworkResult,
} from '@/lib/model';
import { connect } from './connect';
import { createNetwork } from './create-network';
import { surroundingsOf } from './deps';
import type { ActionDeps } from './deps';
import { disconnect } from './disconnect';
import type { Editor } from './edit/editor';
import { networkMadeBy } from './made-before';
import { goneAgain, ofAnother, once } from './once';
import { named } from './plan';
import type { Plan } from './plan';
import { planConnect } from './plan-connect';
import { planCreateNetwork } from './plan-create-network';
import { planDisconnect } from './plan-disconnect';
import type { DisconnectRequest } from './plan-disconnect';
import { planRemoveNetwork } from './plan-remove-network';
import { recorded, recordedUnlessBegun } from './recording';
import type { Attempt } from './recording';
import { removeNetwork } from './remove-network';
import { SeenViews } from './seen-views';
import type { InsistSame, View } from './seen-views';
import { releaseStale } from './stale-endpoints';
import { viewOfConnect, viewOfDisconnect, viewOfRemoval } from './views';

/** For whom, in place of what, and on what was seen: null where nothing was. */
export interface Doing extends Pick<Attempt, 'by' | 'undoes'> {
  version: string | null;
}

/** Everything that is done to networks and who is on them: planned, done on what was seen, and written down. */
export class NetworkChanges {
  readonly #seen = new SeenViews();

  constructor(
    private readonly deps: ActionDeps,
    private readonly audit: AuditLog,
    private readonly editor: Pick<Editor, 'plan' | 'begin' | 'insistFree' | 'insistIdle'>,
  ) {}

  planConnect(networkId: NetworkId, request: ConnectRequest): Plan {
    const { inventory } = this.deps;
    return this.#shown(planConnect(inventory, networkId, request), () =>
      viewOfConnect(inventory.topology, networkId, request),
    );
  }

  planDisconnect(request: DisconnectRequest): Plan {
    const { topology } = this.deps.inventory;
    return this.#shown(planDisconnect(topology, request), () => viewOfDisconnect(topology, request));
  }

  planCreate(request: CreateNetworkRequest): Plan {
    return planCreateNetwork(surroundingsOf(this.deps), request);
  }

  planRemove(id: NetworkId): Plan {
    const { topology } = this.deps.inventory;
    return this.#shown(planRemoveNetwork(topology, id), () => viewOfRemoval(topology, id));
  }

  planEdit(id: NetworkId, request: EditNetworkRequest): ReturnType<Editor['plan']> {
    return this.editor.plan(id, request);
  }

  connect(networkId: NetworkId, request: ConnectRequest, { version, ...doing }: Doing): Promise<AttachmentResult> {
    const { containerId } = request;
    return this.#recorded(
      { kind: 'connect', networkId, containerId, asked: request, ...doing },
      () => this.#unlessEdited(networkId, () => connect(this.deps, networkId, request, this.#asSeen(version))),
      ({ endpoint }) => ({ networkId, before: null, after: endpoint }),
    );
  }

  disconnect(request: DisconnectRequest, { version, ...doing }: Doing): Promise<AttachmentResult> {
    const { networkId, containerId } = request;
    return this.#recorded(
      { kind: 'disconnect', networkId, containerId, asked: request, ...doing },
      () => this.#unlessEdited(networkId, () => disconnect(this.deps, request, this.#asSeen(version))),
      ({ endpoint }) => ({ networkId, before: endpoint, after: null }),
    );
  }

  /** `operation`: the caller's key; one of its own without. What takes a removal back makes it exactly as it was. */
  create(
    request: CreateNetworkRequest,
    { by, undoes }: Omit<Doing, 'version'>,
    operation: ActionId | null = null,
  ): Promise<CreateNetworkResult> {
    const { audit, deps } = this;
    const about = { networkId: null, networkName: request.name, containerId: null, asked: request };
    const attempt: Attempt = { kind: 'create', ...about, by, undoes, operation };
    const make = async () => {
      this.editor.insistIdle();
      const made = operation && (await networkMadeBy(deps, operation));
      if (!made) return createNetwork(deps, request, undoes === null ? (operation ?? randomUUID()) : null);
      if (made.name !== request.name) throw ofAnother(named(made));
      return { network: made, warning: null };
    };
    const again = { asked: () => request, answer: (first: ActionDetail) => this.#madeBefore(first) };
    return once(audit, deps.inventory.topology, attempt, again, async () => {
      const result = await this.#recorded(attempt, make, ({ network }) => ({
        networkId: network.id,
        before: null,
        after: network,
      }));
      return { ...result, id: result.network.id };
    });
  }

  remove(id: NetworkId, { version, ...doing }: Doing): Promise<RemoveNetworkResult> {
    const seen = () =>
      this.#asSeen(
        version,
        this.deps.inventory.topology.networks.find((one) => one.id === id),
      );
    return this.#recorded(
      { kind: 'remove', networkId: id, containerId: null, asked: { id }, ...doing },
      () => this.#unlessEdited(id, () => removeNetwork(this.deps, id, seen())),
      ({ network }) => ({ networkId: id, before: network, after: null }),
    );
  }

  /** Takes off by force what belongs to no container. */
  release(id: NetworkId, doing: Omit<Doing, 'version'>): Promise<ReleaseResult> {
    return this.#recorded(
      { kind: 'release', networkId: id, containerId: null, asked: { id }, ...doing },
      () => this.#unlessEdited(id, () => releaseStale(this.deps, id)),
      () => ({ networkId: id, before: null, after: null }),
    );
  }

  async edit(id: NetworkId, request: EditNetworkRequest, doing: Doing): Promise<EditResult> {
    const { version: _, ...who } = doing;
    const attempt: Attempt = { kind: 'edit', networkId: id, containerId: null, asked: { request }, ...who };
    const begin = () => this.editor.begin(id, request, doing);
    return (await recordedUnlessBegun(this.audit, this.deps.inventory.topology, attempt, begin)).ended;
  }

  #madeBefore(first: ActionDetail): CreateNetworkResult {
    const { topology } = this.deps.inventory;
    const network = topology.networks.find(({ id }) => id === first.networkId);
    if (!network) throw goneAgain(topology, first);
    return { id: network.id, network, warning: first.message, actionId: first.id };
  }

  #shown(plan: Plan, view: () => View): Plan {
    return { ...plan, preview: { ...plan.preview, version: this.#seen.remember(view()) } };
  }

  #asSeen(version: string | null, network?: { name: string }): InsistSame {
    return this.#seen.since(version, network ? named(network) : 'This');
  }

  #unlessEdited<R>(id: NetworkId, run: () => Promise<R>): Promise<R> {
    this.editor.insistFree(id);
    return run();
  }

  #recorded<R extends { warning: string | null }>(
    attempt: Attempt,
    run: () => Promise<R>,
    changeIn: Parameters<typeof recorded<R>>[4],
  ): Promise<R & { actionId: ActionId }> {
    return recorded(this.audit, this.deps.inventory.topology, attempt, run, changeIn);
  }
}
