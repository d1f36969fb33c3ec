import * as z from 'zod';

/** What is read of the engine's container answers (20.10 to 29, Podman 4); everything else is dropped at the edge. */
const text = z.string().nullish();
const count = z.number().nullish();
const texts = z.array(z.string()).nullish();
export const labelsJson = z.record(z.string(), z.string()).nullish();

export const endpointSettingsJson = z.object({
  IPAMConfig: z.object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: texts }).nullish(),
  Aliases: texts,
  Links: texts,
  DNSNames: texts,
  NetworkID: text,
  EndpointID: text,
  Gateway: text,
  IPAddress: text,
  IPPrefixLen: count,
  IPv6Gateway: text,
  GlobalIPv6Address: text,
  GlobalIPv6PrefixLen: count,
  MacAddress: text,
  GwPriority: count,
  DriverOpts: z.record(z.string(), z.string()).nullish(),
});
export type EndpointSettings = z.infer<typeof endpointSettingsJson>;

const networksJson = z.record(z.string(), endpointSettingsJson).nullish();
const hostConfigJson = z.object({ NetworkMode: text }).nullish();
/** Of inspect only. */
const privilegesJson = { Privileged: z.boolean().nullish(), CapAdd: texts };

export const listedContainerJson = z.object({
  Id: z.string(),
  Names: texts,
  Image: text,
  Created: count,
  Ports: z.array(z.object({ IP: text, PrivatePort: z.number(), PublicPort: count, Type: text })).nullish(),
  Labels: labelsJson,
  State: text,
  Status: text,
  HostConfig: hostConfigJson,
  NetworkSettings: z.object({ Networks: networksJson }).nullish(),
});
export type ListedContainerJson = z.infer<typeof listedContainerJson>;
export const containerListJson = z.array(listedContainerJson);

export const inspectedContainerJson = z.object({
  Id: z.string(),
  Name: text,
  Created: text,
  State: z.object({
    Status: text,
    Pid: count,
    StartedAt: text,
    Health: z.object({ Status: text }).nullish(),
  }),
  Config: z.object({ Image: text, Labels: labelsJson }).nullish(),
  HostConfig: z.object({ NetworkMode: text, ...privilegesJson }).nullish(),
  Mounts: z.array(z.object({ Source: text })).nullish(),
  NetworkSettings: z
    .object({
      Ports: z.record(z.string(), z.array(z.object({ HostIp: text, HostPort: text })).nullable()).nullish(),
      Networks: networksJson,
    })
    .nullish(),
});
export type InspectedContainerJson = z.infer<typeof inspectedContainerJson>;

const counter = z.number().nonnegative();
export const containerStatsJson = z.object({
  /** When. Asked for because everything else may be absent, and an answer that is no JSON would pass for one. */
  read: z.string(),
  /** Absent where there is no network, or no process. */
  networks: z
    .record(z.string(), z.object({ rx_bytes: counter, tx_bytes: counter, rx_packets: counter, tx_packets: counter }))
    .nullish(),
});
export type ContainerStatsJson = z.infer<typeof containerStatsJson>;
