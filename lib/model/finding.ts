import * as z from 'zod/mini';
import { containerIdSchema, networkIdSchema } from './ids';

export const findingRules = [
  'engine-socket',
  'privileged',
  'added-capability',
  'published-everywhere',
  'host-network',
  'straddles-internal',
  'shared-bridge',
  'unencrypted-overlay',
  'default-bridge',
] as const;
const findingRuleSchema = z.enum(findingRules);
export type FindingRule = z.infer<typeof findingRuleSchema>;

/** Gravest first. high: as good as root on the engine's host. */
export const severities = ['high', 'medium', 'low'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** The edition whose numbers are cited: they differ from one to the next. */
export const benchmark = 'CIS Docker Benchmark v1.6.0';

/** Follows from the rule and the stable name of its subject, so it outlives the container. */
export const findingIdSchema = z
  .string()
  .check(z.regex(/^[a-z]+(?:-[a-z]+)*-[0-9a-f]{32}$/, 'a finding’s id is its rule and 32 hex digits'))
  .brand<'FindingId'>();
export type FindingId = z.infer<typeof findingIdSchema>;

/** Something of the topology that exposes more than it need to: what was seen, and what ends it. */
export const findingSchema = z.object({
  id: findingIdSchema,
  rule: findingRuleSchema,
  severity: severitySchema,
  title: z.string(),
  /** The recommendation of `benchmark` that it goes against; null where there is none. */
  cis: z.nullable(z.object({ number: z.string(), title: z.string() })),
  /** What it is about: the one or the other. */
  networkId: z.nullable(networkIdSchema),
  containerId: z.nullable(containerIdSchema),
  name: z.string(),
  /** Others that take part in it. */
  related: z.object({ networks: z.array(networkIdSchema), containers: z.array(containerIdSchema) }),
  evidence: z.string(),
  /** What stands between backticks in it is code. */
  remedy: z.string(),
  /** What does the remedy on the command line, where one line can. */
  command: z.nullable(z.string()),
  /** The setting of its network that ends it; null where an edit of the network does not. */
  edit: z.nullable(z.enum(['icc', 'encrypted'])),
  /** Of the evidence: another one when there is more of it, or less. */
  version: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/** Somebody knows of it and leaves it so. */
export const acceptanceSchema = z.object({ reason: z.string(), who: z.string(), at: z.iso.datetime() });
export type Acceptance = z.infer<typeof acceptanceSchema>;

const judgedFindingSchema = z.extend(findingSchema, {
  /** null: nobody has accepted it, or not all of it. */
  acceptance: z.nullable(acceptanceSchema),
  /** It was accepted, and then came more: the acceptance, and what is new. */
  outgrown: z.nullable(z.object({ acceptance: acceptanceSchema, added: z.array(z.string()) })),
});
export type JudgedFinding = z.infer<typeof judgedFindingSchema>;

/** `GET /api/findings`: gravest first. */
export const findingsSchema = z.object({
  benchmark: z.string(),
  findings: z.array(judgedFindingSchema),
  /** Containers that run and of which the engine has not told what they may do on its host. */
  unexamined: z.array(z.object({ containerId: containerIdSchema, name: z.string() })),
  /** Why nothing, or only what was so a while ago, is examined; null while the engine answers. */
  notCurrent: z.nullable(z.string()),
});
export type Findings = z.infer<typeof findingsSchema>;

/** `PUT /api/findings/{id}/acceptance`. */
export const acceptFindingSchema = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(1, 'say why it may stay so'), z.maxLength(500)),
});

export const acceptFindingResultSchema = z.object({
  acceptance: z.nullable(acceptanceSchema),
  warning: z.nullable(z.string()),
});
