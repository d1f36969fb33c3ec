import type { EngineVersion } from '../engine-version';
import { isAlive, shortId, type DoubleContainer } from '../world/container';
import { endpointsJson } from './endpoint-json';
import { hostConfigJson } from './host-config-json';

const NEVER = '0001-01-01T00:00:00Z';
const ROOT = '/var/lib/docker';
const timeText = (at: number | null) => (at === null ? NEVER : new Date(at).toISOString().replace('Z', '000001Z'));

/** `GET /containers/{id}/json` */
export function containerInspect(container: DoubleContainer, version: EngineVersion) {
  const started = container.startedAt !== null;
  const file = (name: string) => (started ? `${ROOT}/containers/${container.id}/${name}` : '');
  return {
    Id: container.id,
    Created: timeText(container.created),
    Path: container.command[0] ?? '',
    Args: container.command.slice(1),
    State: stateJson(container),
    Image: container.imageId,
    ResolvConfPath: file('resolv.conf'),
    HostnamePath: file('hostname'),
    HostsPath: file('hosts'),
    LogPath: file(`${container.id}-json.log`),
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: null,
    HostConfig: hostConfigJson(container, version),
    GraphDriver: { Data: { MergedDir: `${ROOT}/overlay2/${container.id}/merged` }, Name: 'overlay2' },
    Mounts: [],
    Config: configJson(container),
    NetworkSettings: networkSettingsJson(container, version),
  };
}

const stateJson = (container: DoubleContainer) => ({
  Status: container.state,
  Running: isAlive(container),
  Paused: container.state === 'paused',
  Restarting: container.state === 'restarting',
  OOMKilled: false,
  Dead: container.state === 'dead',
  Pid: container.pid,
  ExitCode: container.exitCode,
  Error: '',
  StartedAt: timeText(container.startedAt),
  FinishedAt: timeText(container.finishedAt),
  ...(container.health !== null && { Health: { Status: container.health, FailingStreak: 0, Log: [] } }),
});

const configJson = (container: DoubleContainer) => ({
  Hostname: shortId(container.id),
  Domainname: '',
  User: '',
  AttachStdin: false,
  AttachStdout: false,
  AttachStderr: false,
  ...(container.ports.length > 0 && { ExposedPorts: keyed(container, () => ({})) }),
  Tty: false,
  OpenStdin: false,
  StdinOnce: false,
  Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'SECRET=must-not-leave-the-server'],
  Cmd: container.command,
  Image: container.image,
  Volumes: null,
  WorkingDir: '',
  Entrypoint: null,
  OnBuild: null,
  Labels: container.labels,
});

function keyed<T>({ ports }: DoubleContainer, value: (port: DoubleContainer['ports'][number]) => T): Record<string, T> {
  return Object.fromEntries(ports.map((port) => [`${port.privatePort}/${port.protocol}`, value(port)]));
}

function networkSettingsJson(container: DoubleContainer, version: EngineVersion) {
  const alive = isAlive(container);
  const bridge = container.endpoints.get('bridge')?.lease;
  const bindings = keyed(container, ({ publicPort, ip }) => {
    if (publicPort === undefined) return null;
    const hosts = ip === undefined ? ['0.0.0.0', '::'] : [ip];
    return hosts.map((host) => ({ HostIp: host, HostPort: String(publicPort) }));
  });
  return {
    Bridge: '',
    SandboxID: alive ? container.id.split('').reverse().join('') : '',
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    Ports: alive ? bindings : {},
    SandboxKey: alive ? `/var/run/docker/netns/${shortId(container.id)}` : '',
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: bridge?.endpointId ?? '',
    Gateway: bridge?.gateway ?? '',
    GlobalIPv6Address: bridge?.ipv6 ?? '',
    GlobalIPv6PrefixLen: bridge?.ipv6Prefix ?? 0,
    IPAddress: bridge?.ipv4 ?? '',
    IPPrefixLen: bridge?.ipv4Prefix ?? 0,
    IPv6Gateway: bridge?.ipv6Gateway ?? '',
    MacAddress: bridge?.macAddress ?? '',
    Networks: endpointsJson(container, 'inspect', version),
  };
}
