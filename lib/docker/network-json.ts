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
export const networkListJson = z.array(networkJson);
