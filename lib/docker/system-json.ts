import * as z from 'zod';

const text = z.string().nullish();

export const versionJson = z.object({ Version: text, ApiVersion: z.string(), MinAPIVersion: text });
export type VersionJson = z.infer<typeof versionJson>;

export const infoJson = z.object({
  ID: text,
  Name: text,
  /** The engine's own clock. */
  SystemTime: text,
  Plugins: z.object({ Network: z.array(z.string()).nullish() }).nullish(),
  Swarm: z.object({ NodeID: text, LocalNodeState: text, ControlAvailable: z.boolean().nullish() }).nullish(),
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
export const refusalJson = z.object({ message: z.string() });
