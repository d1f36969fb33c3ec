import { createHash } from 'node:crypto';
import { engineIdSchema, isAppError, networkKind, type EngineFacts, type EngineId } from '@/lib/model';
import type { EngineDescription } from './engine';
import { infoJson, type InfoJson, type VersionJson } from './system-json';

export function descriptionToModel(version: VersionJson, info: InfoJson, address: string): EngineDescription {
  const { NodeID, LocalNodeState, ControlAvailable } = info.Swarm ?? {};
  return {
    id: engineIdOf(info, address),
    name: info.Name || address,
    version: version.Version || 'unknown',
    apiVersion: version.ApiVersion,
    swarm:
      LocalNodeState === 'active' && NodeID ? { role: ControlAvailable ? 'manager' : 'worker', nodeId: NodeID } : null,
    drivers: driversOf(info),
    facts: factsOf(version, info),
  };
}

/** A proxy that keeps `/info` back: what `/version` tells is enough to follow the engine. */
export function infoUntold(error: unknown): InfoJson {
  if (isAppError(error) && error.code === 'engine_denied') return infoJson.parse({});
  throw error;
}

function driversOf(info: InfoJson): string[] {
  return [...(info.Plugins?.Network ?? [])].sort();
}

function factsOf(version: VersionJson, info: InfoJson): EngineFacts {
  return {
    operatingSystem: info.OperatingSystem || null,
    kernel: info.KernelVersion || null,
    architecture: info.Architecture || null,
    cpus: info.NCPU || null,
    memoryBytes: info.MemTotal || null,
    components: (version.Components ?? []).map(({ Name, Version }) => ({ name: Name, version: Version })),
    defaultAddressPools: (info.DefaultAddressPools ?? []).map(({ Base, Size }) => ({ base: Base, size: Size })),
    networkPlugins: driversOf(info).filter((driver) => networkKind({ driver }) === 'plugin'),
    firewall: info.FirewallBackend?.Driver || null,
    bridgeNetfilter: { ipv4: info.BridgeNfIptables ?? null, ipv6: info.BridgeNfIp6tables ?? null },
    ipForwarding: info.IPv4Forwarding ?? null,
  };
}

/** An engine behind a proxy may hide its id (or Podman give none): then the address stands for it. */
function engineIdOf(info: InfoJson, address: string): EngineId {
  const given = engineIdSchema.safeParse(info.ID);
  if (given.success) return given.data;
  return engineIdSchema.parse(`address-${createHash('sha256').update(address).digest('hex').slice(0, 24)}`);
}
