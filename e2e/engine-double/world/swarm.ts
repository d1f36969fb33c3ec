/** Swarm objects as the engine would send them; the double keeps them as they are. */
export interface SwarmState {
  readonly nodeId: string;
  readonly nodeAddress: string;
  readonly cluster: SwarmObject;
  readonly nodes: readonly SwarmObject[];
  readonly services: readonly SwarmObject[];
  readonly tasks: readonly SwarmObject[];
}

export interface SwarmObject {
  readonly ID: string;
  readonly [key: string]: unknown;
}
