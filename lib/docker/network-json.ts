import * as z from 'zod';
import { labelsJson } from './container-json';

const text = z.string().nullish();
const flag = z.boolean().nullish();

/** What is read of the engine's network answers; everything else is dropped at the edge. */
export const networkJson = z.object({
  Id: z.string(),
  Name: z.string(),
  Created: text,
  Scope: text,
  Driver: text,
  EnableIPv4: flag,
  EnableIPv6: flag,
  Internal: flag,
  Attachable: flag,
  Ingress: flag,
  ConfigOnly: flag,
  ConfigFrom: z.object({ Network: text }).nullish(),
  IPAM: z
    .object({
      Driver: text,
      Options: labelsJson,
      Config: z
        .array(
          z.object({
            Subnet: text,
            Gateway: text,
            IPRange: text,
            AuxiliaryAddresses: z.record(z.string(), z.string()).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  Options: labelsJson,
  Labels: labelsJson,
});
export type NetworkJson = z.infer<typeof networkJson>;
/** Of `GET /networks/{id}?verbose=true`; services on a manager only (20.10 to 28.5). */
export const inspectedNetworkJson = networkJson.extend({
  Containers: z.record(z.string(), z.object({ Name: text })).nullish(),
  Services: z.record(z.string(), z.unknown()).nullish(),
  Peers: z.array(z.object({ Name: text })).nullish(),
});
export type InspectedNetworkJson = z.infer<typeof inspectedNetworkJson>;
export const networkListJson = z.array(networkJson);
