export { aDoubleContainer } from './builders/a-double-container';
export { aDoubleNetwork } from './builders/a-double-network';
export { aSwarm, aSwarmService, aSwarmTask } from './builders/a-swarm';
export { HOSTILE_NETWORK_NAMES, PROTO_LABELS, hostileWorld, hugeLabel } from './builders/hostile-world';
export { worldOf } from './builders/world-of';
export { EngineDouble, startEngineDouble } from './engine-double';
export { EngineRefusal } from './engine-refusal';
export { DoubleWorld } from './world/double-world';
export type { EngineEvent } from './world/event';
