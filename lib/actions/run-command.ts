import type { Network } from '@/lib/model';
import type { RunAttachment, RunContainerRequest } from '@/lib/model/run-container';
import { commandLine, nameFor } from '@/lib/commands/command-line';

/**
 * The same on the docker command line. One network takes `docker run`; with more it is created, connected and then
 * started, as it is done here: so nothing in it runs before all of its networks are there.
 */
export function runCommand(
  request: RunContainerRequest,
  name: string,
  networks: readonly Network[],
  connects: readonly string[],
): string {
  const [verb, ...detached] = connects.length === 0 ? ['run', '--detach'] : ['create'];
  const line = commandLine([
    ...['docker', verb ?? 'run', ...detached, '--name', name],
    ...networkWords(request, networks),
    ...request.ports.flatMap((port) => ['--publish', portText(port)]),
    ...pairs('--env', request.env),
    ...pairs('--label', request.labels),
    ...(request.restart === 'no' ? [] : ['--restart', restartText(request)]),
    ...(request.hostname === undefined ? [] : ['--hostname', request.hostname]),
    ...riskyWords(request),
    request.image,
    ...request.command,
  ]);
  return connects.length === 0 ? line : [line, ...connects, commandLine(['docker', 'start', name])].join('\n');
}

function networkWords({ networkMode, networks: [first] }: RunContainerRequest, networks: readonly Network[]): string[] {
  if (!first) return ['--network', networkMode ?? 'none'];
  const network = networks.find(({ id }) => id === first.networkId);
  const { ipv4, ipv6, aliases = [], links = [], macAddress } = first;
  return [
    ...['--network', networkText(network ? nameFor(network, networks) : first.networkId, first)],
    ...(ipv4 === undefined ? [] : ['--ip', ipv4]),
    ...(ipv6 === undefined ? [] : ['--ip6', ipv6]),
    ...aliases.flatMap((alias) => ['--network-alias', alias]),
    ...links.flatMap((link) => ['--link', link]),
    ...(macAddress === undefined ? [] : ['--mac-address', macAddress]),
  ];
}

/** What has no option of its own is written into the network's. */
function networkText(name: string, { gatewayPriority, driverOptions = {} }: RunAttachment): string {
  const further = [
    ...Object.entries(driverOptions).map(([key, value]) => `driver-opt=${key}=${value}`),
    ...(gatewayPriority === undefined ? [] : [`gw-priority=${gatewayPriority}`]),
  ];
  if (further.length === 0) return name;
  return [`name=${name}`, ...further].map(ofCsv).join(',');
}

function ofCsv(field: string): string {
  return /[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function portText({ ip, publicPort, privatePort, protocol }: RunContainerRequest['ports'][number]): string {
  const host = ip === undefined ? '' : ip.includes(':') ? `[${ip}]:` : `${ip}:`;
  const outside = publicPort === undefined ? (host === '' ? '' : ':') : `${publicPort}:`;
  return `${host}${outside}${privatePort}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

function restartText({ restart, maximumRetries }: RunContainerRequest): string {
  return maximumRetries === undefined ? restart : `${restart}:${maximumRetries}`;
}

function riskyWords(request: RunContainerRequest): string[] {
  const { privileged, pid, ipc, uts, userns, binds, devices, capabilities } = request;
  const spaces = Object.entries({ pid, ipc, uts, userns });
  return [
    ...(privileged ? ['--privileged'] : []),
    ...spaces.flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`, value])),
    ...binds.flatMap((bind) => ['--mount', bindText(bind)]),
    ...devices.flatMap((device) => ['--device', device]),
    ...capabilities.flatMap((capability) => ['--cap-add', capability]),
  ];
}

function bindText({ source, target, readOnly }: RunContainerRequest['binds'][number]): string {
  return ['type=bind', `source=${source}`, `target=${target}`, ...(readOnly ? ['readonly'] : [])].map(ofCsv).join(',');
}

function pairs(option: string, map: Readonly<Record<string, string>>): string[] {
  return Object.entries(map).flatMap(([key, value]) => [option, `${key}=${value}`]);
}
