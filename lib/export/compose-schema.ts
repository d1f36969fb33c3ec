import * as z from 'zod';
import { variable } from './compose-variables';

/** What is read of a Compose file; everything else is left out. Numbers and booleans may stand for texts. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const yes = /^(?:true|t|yes|y|on|1)$/i;
const no = /^(?:false|f|no|n|off|0)$/i;
/** null: a variable, of which nobody can tell. docker-compose 1 reads YAML 1.1, in which `yes` is true. */
const flag = z.union([
  z.boolean(),
  z
    .string()
    .regex(yes)
    .transform(() => true),
  z
    .string()
    .regex(no)
    .transform(() => false),
  z
    .string()
    .regex(variable)
    .transform(() => null),
]);
const texts = z.array(text);

const subnetSchema = z.object({ subnet: text.nullish() });

const networkSchema = z
  .object({
    name: text.nullish(),
    driver: text.nullish(),
    internal: flag.nullish(),
    // Compose 1 had the name of an external network below it.
    external: z.union([flag, z.object({ name: text.nullish() })]).nullish(),
    ipam: z.object({ config: z.array(subnetSchema).nullish() }).nullish(),
  })
  .nullable();
export type NetworkOfFile = NonNullable<z.infer<typeof networkSchema>>;

const portSchema = z.union([
  text,
  z.object({
    target: text.nullish(),
    published: text.nullish(),
    host_ip: text.nullish(),
    protocol: text.nullish(),
  }),
]);
export type PortOfFile = z.infer<typeof portSchema>;

const serviceSchema = z.object({
  image: text.nullish(),
  network_mode: text.nullish(),
  networks: z.union([texts, z.record(z.string(), z.unknown()).transform(Object.keys)]).nullish(),
  ports: z.array(portSchema).nullish(),
  profiles: texts.nullish(),
  extends: z.unknown().optional(),
});
export type ServiceOfFile = z.infer<typeof serviceSchema>;

export const composeFileSchema = z.object({
  name: text.nullish(),
  services: z.record(z.string(), serviceSchema).nullish(),
  networks: z.record(z.string(), networkSchema).nullish(),
  include: z.unknown().optional(),
});
export type ComposeFile = z.infer<typeof composeFileSchema>;
