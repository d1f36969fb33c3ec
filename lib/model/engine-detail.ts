import * as z from 'zod/mini';
import { engineSchema } from './engine';
import { historyStateSchema } from './history';
import { endpointIdSchema, networkIdSchema } from './ids';
import { unattributedTrafficSchema } from './traffic';

const text = z.nullable(z.string());
const yesOrNo = z.nullable(z.boolean());

/** What an engine tells of itself and its host, beside what the topology shows. null and empty: it does not tell. */
export const engineFactsSchema = z.object({
  operatingSystem: text,
  kernel: text,
  architecture: text,
  cpus: z.nullable(z.number().check(z.int())),
  memoryBytes: z.nullable(z.number()),
  /** What the engine is made of: itself, containerd, runc, docker-init. */
  components: z.array(z.object({ name: z.string(), version: z.string() })),
  /** Where subnets come from that nobody chose: `size` is the prefix length of each cut from `base`, a CIDR. */
  defaultAddressPools: z.array(z.object({ base: z.string(), size: z.number().check(z.int()) })),
  /** Network drivers that are not the engine's own. */
  networkPlugins: z.array(z.string()),
  /** `iptables`, `nftables`, `firewalld`: told by newer engines only. */
  firewall: text,
  /** Frames between containers on one bridge go through the host's iptables; no longer told by newer engines. */
  bridgeNetfilter: z.object({ ipv4: yesOrNo, ipv6: yesOrNo }),
  /** The host's kernel forwards IPv4 packets. */
  ipForwarding: yesOrNo,
});
export type EngineFacts = z.infer<typeof engineFactsSchema>;

/** Of an engine that has not answered yet. */
export const unknownFacts: EngineFacts = {
  operatingSystem: null,
  kernel: null,
  architecture: null,
  cpus: null,
  memoryBytes: null,
  components: [],
  defaultAddressPools: [],
  networkPlugins: [],
  firewall: null,
  bridgeNetfilter: { ipv4: null, ipv6: null },
  ipForwarding: null,
};

export const interfaceKindSchema = z.enum(['bridge', 'veth', 'loopback', 'vxlan', 'physical', 'other']);
export type InterfaceKind = z.infer<typeof interfaceKindSchema>;

/** Since the interface was made; null where it cannot be read. */
const counter = z.nullable(z.number().check(z.nonnegative()));

/** An interface in the network namespace of an engine's host. Counters are the host's view: rx is what came in on it. */
export const hostInterfaceSchema = z.object({
  name: z.string(),
  index: z.nullable(z.number().check(z.int())),
  kind: interfaceKindSchema,
  macAddress: text,
  /** With prefix length where it is known. */
  addresses: z.array(z.string()),
  /** IPv4 subnets that the host reaches over it, as CIDR: its own and those behind routers, no default route. */
  routes: z.array(z.string()),
  /** The network whose bridge it is, or whose macvlan or ipvlan sits on it: the first of several. */
  networkId: z.nullable(networkIdSchema),
  /** The endpoint whose veth ends here. */
  endpointId: z.nullable(endpointIdSchema),
  rxBytes: counter,
  txBytes: counter,
  rxPackets: counter,
  txPackets: counter,
  rxErrors: counter,
  txErrors: counter,
  rxDropped: counter,
  txDropped: counter,
});
export type HostInterface = z.infer<typeof hostInterfaceSchema>;

export const engineDetailSchema = z.extend(engineFactsSchema, {
  engine: engineSchema,
  /** null when the host's interfaces are out of reach: `interfacesReason` is why, in a sentence for the person. */
  interfaces: z.nullable(z.array(hostInterfaceSchema)),
  interfacesReason: text,
  /** Traffic that is known and cannot be given to anybody. */
  unattributed: z.array(unattributedTrafficSchema),
  history: historyStateSchema,
});
export type EngineDetail = z.infer<typeof engineDetailSchema>;
