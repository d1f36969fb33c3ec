import * as z from 'zod';

const text = z.string().nullish();

/** What only adds to the picture: when it is not as expected it is unknown, and the engine is followed all the same. */
const fact = <T>(schema: z.ZodType<T>) => schema.nullish().catch(null);

export const versionJson = z.object({
  Version: text,
  ApiVersion: z.string(),
  MinAPIVersion: text,
  Components: fact(z.array(z.object({ Name: z.string(), Version: z.string() }))),
});
export type VersionJson = z.infer<typeof versionJson>;

export const infoJson = z.object({
  ID: text,
  Name: text,
  /** The engine's own clock. */
  SystemTime: text,
  Plugins: z.object({ Network: z.array(z.string()).nullish() }).nullish(),
  Swarm: z.object({ NodeID: text, LocalNodeState: text, ControlAvailable: z.boolean().nullish() }).nullish(),
  OperatingSystem: fact(z.string()),
  KernelVersion: fact(z.string()),
  Architecture: fact(z.string()),
  NCPU: fact(z.number().int()),
  MemTotal: fact(z.number()),
  DefaultAddressPools: fact(z.array(z.object({ Base: z.string(), Size: z.number().int() }))),
  FirewallBackend: fact(z.object({ Driver: z.string() })),
  BridgeNfIptables: fact(z.boolean()),
  BridgeNfIp6tables: fact(z.boolean()),
  IPv4Forwarding: fact(z.boolean()),
});
export type InfoJson = z.infer<typeof infoJson>;

/** Older Podman leaves `Actor.Attributes` out. */
export const eventJson = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }),
});
export type EventJson = z.infer<typeof eventJson>;

export const createdNetworkJson = z.object({ Id: z.string(), Warning: text });
export const createdContainerJson = z.object({ Id: z.string(), Warnings: z.array(z.string()).nullish() });
export const refusalJson = z.object({ message: z.string() });
