import { containerIdSchema, networkIdSchema, quotedName, shortId, type ContainerId, type NetworkId } from '@/lib/model';

/**
 * Names to ids, as of the last lists. Needed because a container that never ran refers to its networks by name only
 * (NetworkID is empty until the first start), and `container:NAME` stays a name when it was made over the API.
 */
export class Directory {
  #networks = new Map<string, NetworkId>();
  #networkNames = new Map<string, string>();
  #containers = new Map<string, ContainerId>();
  #containerNames = new Map<string, string>();

  replaceNetworks(networks: Iterable<{ id: NetworkId; name: string }>): void {
    this.#networks = new Map();
    this.#networkNames = new Map();
    for (const network of networks) this.addNetwork(network);
  }

  addNetwork({ id, name }: { id: NetworkId; name: string }): void {
    this.#networks.set(name, id);
    this.#networkNames.set(id, name);
  }

  replaceContainers(containers: Iterable<{ id: ContainerId; name: string }>): void {
    this.#containers = new Map();
    this.#containerNames = new Map();
    for (const container of containers) this.addContainer(container);
  }

  addContainer({ id, name }: { id: ContainerId; name: string }): void {
    const former = this.#containerNames.get(id);
    if (former !== undefined && this.#containers.get(former) === id) this.#containers.delete(former);
    this.#containers.set(name, id);
    this.#containerNames.set(id, name);
  }

  networkId(nameOrId: string): NetworkId | null {
    const byName = this.#networks.get(nameOrId);
    if (byName) return byName;
    // Not every 25 letters are an id: a name of that form may have been meant, and is unknown.
    const id = networkIdSchema.safeParse(nameOrId);
    return id.success && this.#networkNames.has(id.data) ? id.data : null;
  }

  networkName(id: string): string | null {
    return this.#networkNames.get(id) ?? null;
  }

  containerName(id: string): string | null {
    return this.#containerNames.get(id) ?? null;
  }

  /** In a sentence for a person: by name, where a list has told it. */
  sayContainer(id: ContainerId): string {
    const name = this.containerName(id);
    return `the container ${name === null ? shortId(id) : quotedName(name)}`;
  }

  sayNetwork(id: NetworkId): string {
    const name = this.networkName(id);
    return `the network ${name === null ? shortId(id) : quotedName(name)}`;
  }

  containerId(nameOrId: string): ContainerId | null {
    const id = containerIdSchema.safeParse(nameOrId);
    return id.success ? id.data : (this.#containers.get(nameOrId.replace(/^\//, '')) ?? null);
  }
}
