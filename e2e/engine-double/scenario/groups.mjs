import { endpoints } from './endpoints.mjs';
import { events } from './events.mjs';
import { networks } from './networks.mjs';
import { swarm, system, world } from './system.mjs';

/** The scenario in parts; each becomes one file of recordings. */
export const GROUPS = { system, swarm, world, networks, endpoints, events };
