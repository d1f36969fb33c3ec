import { endpoints } from './endpoints.mjs';
import { events } from './events.mjs';
import { networks } from './networks.mjs';
import { stats } from './stats.mjs';
import { swarm, system, world } from './system.mjs';

/** The scenario in parts; each becomes one file of recordings. */
export const GROUPS = { system, swarm, networks, endpoints, stats, events };

/** The parts to record from an engine in a Swarm with a rich world; the other ones want a quiet engine of its own. */
export const RICH = { world, 'swarm-active': swarm };
