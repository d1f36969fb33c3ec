import { containerIdSchema } from '@/lib/model';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import { runContainerRequestSchema, type RunContainerRequest } from '@/lib/model/run-container';
import { draftOf, readDraft, type AttachDraft } from './attach-draft';
import { commandWords } from './command-words';
import { readPairs } from './pairs';

/** What stands in the form of a new container; empty: left to the image, the engine or Netloom. */
export interface RunDraft {
  image: string;
  name: string;
  command: string;
  networks: RunNetworkDraft[];
  ports: PortDraft[];
  /** `key=value`, one a line. */
  env: string;
  labels: string;
  hostname: string;
  restart: string;
  maximumRetries: string;
  risks: RiskDraft;
}

export interface RunNetworkDraft {
  /** The id of a network, or `host`, or `none`, which excludes all others. */
  network: string;
  settings: AttachDraft;
}

export interface PortDraft {
  ip: string;
  publicPort: string;
  privatePort: string;
  protocol: string;
}

/** What can be switched on is true or false; lists have one a line. */
export type RiskDraft = Record<Exclude<RiskyRunOption, RiskList>, boolean> & Record<RiskList, string>;
export type RiskList = 'binds' | 'devices' | 'capabilities';

const noRisks: RiskDraft = {
  ...{ privileged: false, pid: false, ipc: false, uts: false, userns: false },
  ...{ binds: '', devices: '', capabilities: '' },
};

/** Loopback from the start: what is to be open to everybody is opened by hand. */
export const emptyPort: PortDraft = { ip: '127.0.0.1', publicPort: '', privatePort: '', protocol: 'tcp' };

export function networkDraft(network: string): RunNetworkDraft {
  return { network, settings: draftOf({}) };
}

export function emptyRun(network: string): RunDraft {
  return {
    ...{ image: '', name: '', command: '', env: '', labels: '', hostname: '', restart: 'no', maximumRetries: '' },
    networks: [networkDraft(network)],
    ports: [],
    risks: noRisks,
  };
}

/** By place: `name`, `networks.0.ipv4`, `ports.1.publicPort`. */
type RunErrors = Readonly<Record<string, string>>;

/** The request, or what is wrong with which field. `fallbackName` is what it is called where nothing is said. */
export function readRunDraft(
  draft: RunDraft,
  fallbackName: string,
): { request: RunContainerRequest; errors: null } | { request: null; errors: RunErrors } {
  const errors: Record<string, string> = {};
  const pairs = (field: 'env' | 'labels', hint: string) => {
    const read = readPairs(draft[field]);
    if (read === null) errors[field] = hint;
    return read ?? {};
  };
  const command = commandWords(draft.command);
  if (command === null) errors['command'] = 'a quote is not closed';
  const parsed = runContainerRequestSchema.safeParse({
    image: draft.image,
    name: draft.name.trim() || fallbackName,
    command: command ?? [],
    ...networksOf(draft, errors),
    ports: filledPorts(draft).map(({ ip, publicPort, privatePort, protocol }) => ({
      ...(ip.trim() !== '' && { ip: ip.trim() }),
      ...(publicPort.trim() !== '' && { publicPort: numberIn(publicPort) }),
      privatePort: numberIn(privatePort),
      protocol,
    })),
    env: pairs('env', 'one variable a line, written NAME=value'),
    labels: pairs('labels', 'one label a line, written key=value'),
    ...(draft.hostname.trim() !== '' && { hostname: draft.hostname.trim() }),
    restart: draft.restart,
    ...(draft.restart === 'on-failure' &&
      draft.maximumRetries.trim() !== '' && { maximumRetries: numberIn(draft.maximumRetries) }),
    ...risksOf(draft.risks, errors),
  });
  for (const { path, message } of parsed.error?.issues ?? []) errors[fieldOf(path, draft)] ??= message;
  if (parsed.success && Object.keys(errors).length === 0) return { request: parsed.data, errors: null };
  return { request: null, errors };
}

/** The form's field for a place in the request, as a refusal names it. */
export function fieldOfRun(place: string, draft: RunDraft): string {
  return fieldOf(place.split('.'), draft);
}

/** No text but digits is a number: `0x50` and `1e3` are none. */
function numberIn(text: string): number | string {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : 'a number';
}

/** Not of a container yet: what is read of its endpoint does not depend on it. */
const nobody = containerIdSchema.parse('0'.repeat(64));

function networksOf({ networks }: RunDraft, errors: Record<string, string>) {
  const mode = networks[0]?.network ?? '';
  if (mode === 'host' || mode === 'none') return { networks: [], networkMode: mode };
  return {
    networks: networks.map(({ network, settings }, at) => {
      if (network === '') errors[`networks.${at}.networkId`] = 'on which network?';
      const { request, errors: wrong } = readDraft(nobody, settings);
      for (const [field, problem] of Object.entries(wrong ?? {})) errors[`networks.${at}.${field}`] = problem;
      const { containerId: _, ...attachment } = request ?? { containerId: nobody };
      return { networkId: network, ...attachment };
    }),
  };
}

/** Those in which something stands beside the address, each with its place in the form. */
function filledPorts({ ports }: RunDraft): (PortDraft & { at: number })[] {
  return ports
    .map((port, at) => ({ ...port, at }))
    .filter(({ publicPort, privatePort }) => `${publicPort}${privatePort}`.trim() !== '');
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : line.trim()));
}

const bindModes = new Map([
  [undefined, false],
  ['rw', false],
  ['ro', true],
]);

function risksOf(
  { privileged, pid, ipc, uts, userns, binds, devices, capabilities }: RiskDraft,
  errors: Record<string, string>,
) {
  return {
    privileged,
    ...(pid && { pid: 'host' }),
    ...(ipc && { ipc: 'host' }),
    ...(uts && { uts: 'host' }),
    ...(userns && { userns: 'host' }),
    binds: linesOf(binds).map((line) => {
      const [source, target, mode, ...further] = line.split(':');
      const readOnly = bindModes.get(mode);
      // What was meant to be read only must not be writable because of how it was written.
      if (readOnly === undefined || further.length > 0)
        errors['binds'] = 'one path a line, written /of/the/host, with :/in/the/container, and :ro to be read only';
      return { source, target: target ?? source, readOnly };
    }),
    devices: linesOf(devices),
    capabilities: linesOf(capabilities).map((name) => name.toUpperCase().replace(/^CAP_/, '')),
  };
}

function fieldOf(path: readonly PropertyKey[], draft: RunDraft): string {
  const [first = '', second = '0', third = 'networkId'] = path.map(String);
  if (first === 'networkMode') return 'networks.0.networkId';
  if (first === 'networks') return `networks.${second}.${third}`;
  if (first === 'ports')
    return `ports.${filledPorts(draft)[Number(second)]?.at ?? 0}.${path[2]?.toString() ?? 'privatePort'}`;
  return first;
}
