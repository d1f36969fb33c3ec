/** Imported by name and not with the rest of the model: only a form needs it, and the page should not load it. */
import * as z from 'zod/mini';
import { portSchema } from './container';
import { containerResultSchema } from './container-change';
import { actionIdSchema } from './action';
import { networkIdSchema } from './ids';
import './parsing-words';
import { connectRequestSchema } from './requests';
import { riskyRunOptions, type RiskyRunOption } from './risky-run-option';

/** No text of a command line or an environment can hold the byte 0. */
const words = (limit: number) => z.string().check(z.maxLength(limit), z.regex(/^[^\0]*$/, 'cannot hold a NUL')); // prettier-ignore
const path = (hint: string) => words(4096).check(z.regex(/^\/[^:]*$/, hint));
const ofTheHost = z.literal('host', 'can be the host’s only');

/** Whoever bears one of these is taken for a container of Swarm, of a stack, of Compose, or for one that Netloom made. */
const othersLabels = ['com.docker.swarm.', 'com.docker.stack.', 'com.docker.compose.', 'netloom.'];

/** Texts by name. A record would leave the key `__proto__` out without a word, which a parser of JSON makes like any other. */
function textsBy(key: RegExp, limit: number, hint: string) {
  const given = z.transform((map: Record<string, string>, context) => {
    if (Object.hasOwn(Object(map), '__proto__')) {
      const message = 'cannot be called __proto__';
      context.issues.push({ code: 'custom', path: ['__proto__'], message, input: map });
    }
    return map;
  });
  return z.pipe(given, z.record(z.string().check(z.regex(key)), words(limit), hint));
}

const portNumber = z.number().check(z.int(), z.minimum(1), z.maximum(65535));
const attachmentSchema = z.extend(z.omit(connectRequestSchema, { containerId: true }), { networkId: networkIdSchema });
export type RunAttachment = z.infer<typeof attachmentSchema>;

/**
 * `POST /api/containers`. What is not listed here cannot be asked for: no volumes, no other container's namespaces,
 * no security options, no other runtime.
 */
export const runContainerRequestSchema = z
  .strictObject({
    image: z
      .string()
      .check(
        z.minLength(1, 'which image is to run?'),
        z.maxLength(512),
        z.regex(/^[A-Za-z0-9][A-Za-z0-9._/:@-]*$/, 'is no name of an image, like nginx:1.27'),
      ),
    /** Left out: after the image, with a number that is free. */
    name: z.optional(
      z
        .string()
        .check(
          z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{1,127}$/, 'starts with a letter or digit, then letters, digits, _ . -'),
        ),
    ),
    /** In place of the image's own; as it is, without a shell. */
    command: z._default(z.array(words(8192)).check(z.maxLength(256)), []),
    env: z._default(textsBy(/^[A-Za-z_][A-Za-z0-9_.-]{0,254}$/, 32_768, 'a variable is a name and a text'), {}),
    /** The first is where its ports are published by most engines; empty with `networkMode` only. */
    networks: z._default(z.array(attachmentSchema).check(z.maxLength(16)), []),
    /** The host's own network, or none at all, in place of `networks`. */
    networkMode: z.optional(z.enum(['host', 'none'])),
    ports: z._default(
      z
        .array(
          z.strictObject({
            /** Left out: every address of the host. */
            ip: z.optional(z.union([z.ipv4(), z.ipv6()], 'an address of the host, like 127.0.0.1')),
            /** Left out: the engine takes a free one. */
            publicPort: z.optional(portNumber),
            privatePort: portNumber,
            protocol: z._default(portSchema.shape.protocol, 'tcp'),
          }),
        )
        .check(z.maxLength(128)),
      [],
    ),
    restart: z._default(z.enum(['no', 'always', 'unless-stopped', 'on-failure']), 'no'),
    /** Of `on-failure`; left out: without end. */
    maximumRetries: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000))),
    labels: z._default(textsBy(/^[^\s=]{1,255}$/, 8192, 'a label has a key without spaces and ='), {}),
    hostname: z.optional(
      z
        .string()
        .check(
          z.regex(
            /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$/,
            'is no host name: letters, digits, - and . (63 at most)',
          ),
        ),
    ),

    privileged: z._default(z.boolean(), false),
    pid: z.optional(ofTheHost),
    ipc: z.optional(ofTheHost),
    uts: z.optional(ofTheHost),
    userns: z.optional(ofTheHost),
    /** Folders and files of the host. */
    binds: z._default(
      z
        .array(
          z.strictObject({
            source: path('is a path of the host from its root on, without a colon'),
            target: path('is a path in the container from its root on, without a colon'),
            readOnly: z._default(z.boolean(), false),
          }),
        )
        .check(z.maxLength(64)),
      [],
    ),
    /** Of the host, under the same path in the container. */
    devices: z._default(z.array(path('is a device of the host, like /dev/net/tun')).check(z.maxLength(64)), []),
    capabilities: z._default(
      z
        .array(z.string().check(z.regex(/^[A-Z][A-Z_]{1,63}$/, 'is a capability, like NET_ADMIN')))
        .check(z.maxLength(64)),
      [],
    ),
  })
  .check(
    z.superRefine(({ networks, networkMode, restart, maximumRetries, labels }, context) => {
      const wrong = (field: string, message: string, ...within: string[]) =>
        context.addIssue({ code: 'custom', path: [field, ...within], message });
      if (networks.length > 0 && networkMode !== undefined)
        wrong('networkMode', `${networkMode} excludes all other networks`);
      if (networks.length === 0 && networkMode === undefined)
        wrong('networks', 'on which network? Name one, or the networkMode host or none');
      if (maximumRetries !== undefined && restart !== 'on-failure')
        wrong('maximumRetries', 'is of the restart policy on-failure only');
      for (const key of Object.keys(labels)) {
        const owned = othersLabels.find((prefix) => key.startsWith(prefix));
        if (owned !== undefined) wrong('labels', `${owned}… would make it pass for a container of somebody else`, key);
      }
    }),
  );
export type RunContainerRequest = z.infer<typeof runContainerRequestSchema>;
/** With everything left out that has a default. */
export type RunContainerDraft = z.input<typeof runContainerRequestSchema>;

/** Those that are asked for, in the order in which they are known. */
export function risksIn(request: RunContainerRequest): RiskyRunOption[] {
  return riskyRunOptions.filter((option) => {
    const asked = request[option];
    return Array.isArray(asked) ? asked.length > 0 : asked !== undefined && asked !== false;
  });
}

/** After the image, as `busybox-1`: the first that no container has. */
export function freeContainerName(image: string, taken: ReadonlySet<string>): string {
  const last = image.replace(/@.*$/, '').split('/').at(-1) ?? '';
  const base =
    last
      .replace(/:.*$/, '')
      .replace(/[^A-Za-z0-9_.-]/g, '')
      .slice(0, 100) || 'container';
  for (let number = 1; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** The container as it then runs. */
export const runContainerResultSchema = z.extend(containerResultSchema, { actionId: actionIdSchema });
export type RunContainerResult = z.infer<typeof runContainerResultSchema>;
