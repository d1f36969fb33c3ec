import type { EngineChange } from '@/lib/docker/engine';
import type { ContainerId, NetworkId } from '@/lib/model';

/** More than this, and asking for single objects costs more than a full list (65 µs a container). */
const wholeFrom = 100;

/** What has to be read again. */
export interface Unread {
  everything: boolean;
  containers: ContainerId[];
  networks: NetworkId[];
}

/** Collects what events touched: however often an object is named, it is read once. */
export class Dirty {
  #everything = false;
  #containers = new Set<ContainerId>();
  #networks = new Set<NetworkId>();

  get isEmpty(): boolean {
    return !this.#everything && this.#containers.size === 0 && this.#networks.size === 0;
  }

  /** A connect or disconnect changes the container's endpoint and not the network, unless it is a new one. */
  mark(change: EngineChange, isKnown: (id: NetworkId) => boolean): void {
    if (change.kind === 'engine') this.#everything = true;
    else if (change.kind === 'container') this.#containers.add(change.id);
    else {
      if (change.containerId) this.#containers.add(change.containerId);
      if (!change.containerId || !isKnown(change.id)) this.#networks.add(change.id);
    }
  }

  /** Everything marked since the last time. */
  take(): Unread {
    const unread = {
      everything: this.#everything || this.#containers.size > wholeFrom || this.#networks.size > wholeFrom,
      containers: [...this.#containers],
      networks: [...this.#networks],
    };
    this.#everything = false;
    this.#containers.clear();
    this.#networks.clear();
    return unread;
  }
}
