import * as z from 'zod/mini';
import { engineIdSchema, networkIdSchema } from './ids';

/** Keys and values as the engine holds them, each value cut to 1 kB; never an object with a prototype to poison. */
export const textMapSchema = z.record(z.string(), z.string());
export type TextMap = z.infer<typeof textMapSchema>;

export const subnetSchema = z.object({
  /** CIDR, IPv4 or IPv6. */
  subnet: z.string(),
  gateway: z.nullable(z.string()),
  ipRange: z.nullable(z.string()),
  /** Reserved (`--aux-address`) addresses by name. */
  reserved: textMapSchema,
});
export type Subnet = z.infer<typeof subnetSchema>;

export const networkSchema = z.object({
  id: networkIdSchema,
  engineId: engineIdSchema,
  /** Any non-blank text: the engine does not restrict it, and two networks may share one. */
  name: z.string(),
  driver: z.string(),
  scope: z.enum(['local', 'swarm', 'global']),
  internal: z.boolean(),
  attachable: z.boolean(),
  ingress: z.boolean(),
  configOnly: z.boolean(),
  /** Name of the config-only network this one takes its settings from. */
  configFrom: z.nullable(z.string()),
  ipv4: z.boolean(),
  ipv6: z.boolean(),
  subnets: z.array(subnetSchema),
  options: textMapSchema,
  labels: textMapSchema,
  createdAt: z.nullable(z.iso.datetime({ offset: true })),
  /** Name of the Linux bridge on the engine's host; null where the driver has none. */
  bridge: z.nullable(z.string()),
  /** Host interface that macvlan and ipvlan sit on; null where the driver has none. */
  parent: z.nullable(z.string()),
  /** Bytes; null when the engine does not say. */
  mtu: z.nullable(z.number().check(z.int(), z.positive())),
  /** VXLAN network identifier of an overlay. */
  vni: z.nullable(z.number().check(z.int(), z.nonnegative())),
  /** Overlay data plane under IPsec; null where it does not apply. */
  encrypted: z.nullable(z.boolean()),
  /** Containers on the bridge may talk to each other; null where it does not apply. */
  icc: z.nullable(z.boolean()),
  /** Traffic to the outside is source-NATed to the host's address; null where it does not apply. */
  masquerade: z.nullable(z.boolean()),
  /** Compose project or Swarm stack. */
  project: z.nullable(z.string()),
});
export type Network = z.infer<typeof networkSchema>;

/** The scope that has to be asked for to get such a network; null where the driver has it by itself. */
export function chosenScope({ scope, driver, configOnly }: Network): 'swarm' | null {
  return scope === 'swarm' && driver !== 'overlay' && !configOnly ? 'swarm' : null;
}

/** What the picture distinguishes: one hue, one glyph and one word each. */
export type NetworkKind = 'bridge' | 'overlay' | 'macvlan' | 'ipvlan' | 'host' | 'none' | 'plugin';

const kindByDriver = new Map<string, NetworkKind>([
  ['bridge', 'bridge'],
  ['overlay', 'overlay'],
  ['macvlan', 'macvlan'],
  ['ipvlan', 'ipvlan'],
  ['host', 'host'],
  ['null', 'none'],
]);

export function networkKind(network: Pick<Network, 'driver'>): NetworkKind {
  return kindByDriver.get(network.driver) ?? 'plugin';
}

/** Made by the engine itself: it can be neither removed nor, except `bridge`, joined by hand. */
export function isPredefined(network: Pick<Network, 'name' | 'driver'>): boolean {
  return (
    (network.name === 'bridge' && network.driver === 'bridge') ||
    (network.name === 'host' && network.driver === 'host') ||
    (network.name === 'none' && network.driver === 'null')
  );
}
