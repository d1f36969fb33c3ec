import { createHash } from 'node:crypto';
import { engineIdSchema, type EngineId } from '@/lib/model';
import type { EngineDescription } from './engine';
import type { InfoJson, VersionJson } from './system-json';

export function descriptionToModel(version: VersionJson, info: InfoJson, address: string): EngineDescription {
  const { NodeID, LocalNodeState, ControlAvailable } = info.Swarm ?? {};
  return {
    id: engineIdOf(info, address),
    name: info.Name || address,
    version: version.Version || 'unknown',
    apiVersion: version.ApiVersion,
    swarm:
      LocalNodeState === 'active' && NodeID ? { role: ControlAvailable ? 'manager' : 'worker', nodeId: NodeID } : null,
    drivers: [...(info.Plugins?.Network ?? [])].sort(),
  };
}

/** An engine behind a proxy may hide its id (or Podman give none): then the address stands for it. */
function engineIdOf(info: InfoJson, address: string): EngineId {
  const given = engineIdSchema.safeParse(info.ID);
  if (given.success) return given.data;
  return engineIdSchema.parse(`address-${createHash('sha256').update(address).digest('hex').slice(0, 24)}`);
}
