import { randomUUID } from 'node:crypto';
import { actionIdSchema, AppError, endpointId } from '@/lib/model';
import type {
  Action,
  ActionId,
  AttachmentResult,
  ConnectRequest,
  CreateNetworkRequest,
  CreateNetworkResult,
  NetworkId,
  RemoveNetworkResult,
  UndoResult,
} from '@/lib/model';
import { connect } from './connect';
import { createNetwork } from './create-network';
import { surroundingsOf } from './deps';
import type { ActionDeps } from './deps';
import { disconnect } from './disconnect';
import { oneAtATime } from './one-at-a-time';
import type { Plan } from './plan';
import { planConnect } from './plan-connect';
import { planCreateNetwork } from './plan-create-network';
import { planDisconnect } from './plan-disconnect';
import type { DisconnectRequest } from './plan-disconnect';
import { planRemoveNetwork } from './plan-remove-network';
import { removeNetwork } from './remove-network';
import { lostInReturn, reversalOf } from './undo';
import type { Deed, Reversal } from './undo';

const capacity = 200;

interface Entry {
  action: Action;
  deed: Deed;
}

/** The one way to change anything: planned, done, remembered (the newest `capacity`, since the start) and undone here. */
export class Actions {
  /** Oldest first. */
  #entries: Entry[] = [];
  /** Networks that were made anew, by the id that they had. */
  readonly #successors = new Map<NetworkId, NetworkId>();

  constructor(private readonly deps: ActionDeps) {}

  /** Newest first. */
  recent(): Action[] {
    return this.#entries.map(({ action }) => action).toReversed();
  }

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

  async connect(networkId: NetworkId, request: ConnectRequest): Promise<AttachmentResult> {
    const result = await connect(this.deps, networkId, request);
    return { ...result, actionId: this.#remember({ kind: 'connect', endpoint: result.endpoint }, result.warning).id };
  }

  async disconnect(request: DisconnectRequest): Promise<AttachmentResult> {
    const result = await disconnect(this.deps, request);
    return { ...result, actionId: this.#remember({ kind: 'disconnect', endpoint: result.endpoint }, null).id };
  }

  async createNetwork(request: CreateNetworkRequest): Promise<CreateNetworkResult> {
    const result = await createNetwork(this.deps, request);
    const { id: actionId } = this.#remember({ kind: 'create', network: result.network }, result.warning);
    return { ...result, id: result.network.id, actionId };
  }

  async removeNetwork(id: NetworkId): Promise<RemoveNetworkResult> {
    const result = await removeNetwork(this.deps, id);
    return { ...result, actionId: this.#remember({ kind: 'remove', network: result.network }, result.warning).id };
  }

  /** Throws `not_found` for an action that nobody remembers, and `conflict` where the world has changed since. */
  planUndo(id: ActionId): Plan {
    const reversal = this.#reversalOf(this.#entryToUndo(id));
    switch (reversal.kind) {
      case 'connect':
        return this.planConnect(reversal.networkId, reversal.request);
      case 'disconnect':
        return this.planDisconnect(reversal.request);
      case 'create':
        return this.planCreateNetwork(reversal.request);
      case 'remove':
        return this.planRemoveNetwork(reversal.networkId);
    }
  }

  /** Throws as `planUndo` does, and whatever the action that takes it back throws. Pressed twice it is done once. */
  undo(id: ActionId): Promise<UndoResult> {
    return oneAtATime(`undo ${id}`, async () => {
      const entry = this.#entryToUndo(id);
      const reversal = this.#reversalOf(entry);
      const { actionId, warning } = await this.#perform(reversal);
      const action = { ...this.#entry(actionId).action, undoes: id };
      this.#change(action);
      this.#change({ ...entry.action, undoneBy: actionId });
      const { deed } = this.#entry(actionId);
      if (entry.deed.kind === 'remove' && 'network' in deed)
        this.#successors.set(entry.deed.network.id, deed.network.id);
      const lost = this.#lost(entry.deed, deed);
      return { action, warning: warning ?? lost };
    });
  }

  /** What was done to a network that has been made anew since is taken back on the new one. */
  #reversalOf({ deed }: Entry): Reversal {
    const { topology } = this.deps.inventory;
    if ('network' in deed) return reversalOf(deed, topology);
    const networkId = this.#successors.get(deed.endpoint.networkId) ?? deed.endpoint.networkId;
    const endpoint = { ...deed.endpoint, networkId, id: endpointId(networkId, deed.endpoint.containerId) };
    return reversalOf({ ...deed, endpoint }, topology);
  }

  #perform(reversal: Reversal): Promise<{ actionId: ActionId; warning: string | null }> {
    switch (reversal.kind) {
      case 'connect':
        return this.connect(reversal.networkId, reversal.request);
      case 'disconnect':
        return this.disconnect(reversal.request);
      case 'create':
        return this.createNetwork(reversal.request);
      case 'remove':
        return this.removeNetwork(reversal.networkId);
    }
  }

  #lost(undone: Deed, reversal: Deed): string | null {
    if (undone.kind === 'disconnect' && reversal.kind === 'connect') {
      return lostInReturn(undone.endpoint, reversal.endpoint);
    }
    return undone.kind === 'remove' ? 'It is the same in everything but its id, which is new.' : null;
  }

  #entryToUndo(id: ActionId): Entry {
    const entry = this.#entry(id);
    if (entry.action.undoneBy !== null) throw new AppError('conflict', 'This has been undone already.');
    return entry;
  }

  #entry(id: ActionId): Entry {
    const entry = this.#entries.find(({ action }) => action.id === id);
    if (entry) return entry;
    throw new AppError(
      'not_found',
      `Netloom does not remember this action: it keeps the last ${capacity} since its start.`,
    );
  }

  #change(action: Action): void {
    this.#entry(action.id).action = action;
  }

  #remember(deed: Deed, warning: string | null): Action {
    const action: Action = {
      id: actionIdSchema.parse(randomUUID()),
      at: new Date().toISOString(),
      kind: deed.kind,
      ...this.#namesOf(deed),
      warning,
      undoes: null,
      undoneBy: null,
    };
    this.#entries = [...this.#entries.slice(1 - capacity), { action, deed }];
    return action;
  }

  #namesOf(deed: Deed): Pick<Action, 'networkId' | 'networkName' | 'containerId' | 'containerName'> {
    if ('network' in deed) {
      const { id, name } = deed.network;
      return { networkId: id, networkName: name, containerId: null, containerName: null };
    }
    const { networkId, containerId } = deed.endpoint;
    const { networks, containers } = this.deps.inventory.topology;
    return {
      networkId,
      networkName: networks.find(({ id }) => id === networkId)?.name ?? '',
      containerId,
      containerName: containers.find(({ id }) => id === containerId)?.name ?? '',
    };
  }
}
