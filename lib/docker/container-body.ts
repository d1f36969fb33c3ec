import { takesMacByEndpoint } from '@/lib/model';
import { operationLabel } from '@/lib/model/operation';
import type { RunContainerRequest } from '@/lib/model/run-container';
import type { ContainerMarks } from './engine';
import { endpointConfig } from './request-to-docker';

/**
 * The body of `POST /containers/create`, field by field: nothing reaches it that the request does not name. Engines
 * before API 1.44 take one network here, so it is the first on all of them.
 */
export function createContainerBody(
  request: RunContainerRequest,
  { network, operation }: ContainerMarks,
  apiVersion: string | null,
) {
  const [first] = request.networks;
  const byEndpoint = takesMacByEndpoint(apiVersion);
  const { macAddress, ...settings } = first ?? {};
  const endpoint = endpointConfig({ ...settings, ...(byEndpoint && macAddress && { macAddress }) });
  return {
    Image: request.image,
    ...(request.command.length > 0 && { Cmd: request.command }),
    Env: Object.entries(request.env).map(([key, value]) => `${key}=${value}`),
    Labels: { ...request.labels, [operationLabel]: operation },
    ...(request.hostname !== undefined && { Hostname: request.hostname }),
    ...(!byEndpoint && macAddress && { MacAddress: macAddress }),
    ExposedPorts: Object.fromEntries(request.ports.map((port) => [portKey(port), {}])),
    HostConfig: hostConfig(request, network),
    ...(first && { NetworkingConfig: { EndpointsConfig: { [network]: endpoint } } }),
  };
}

function hostConfig(request: RunContainerRequest, network: string) {
  const { pid, ipc, uts, userns, binds, devices, capabilities } = request;
  return {
    NetworkMode: network,
    PortBindings: portBindings(request.ports),
    RestartPolicy: { Name: request.restart, MaximumRetryCount: request.maximumRetries ?? 0 },
    ...(request.privileged && { Privileged: true }),
    ...(pid && { PidMode: pid }),
    ...(ipc && { IpcMode: ipc }),
    ...(uts && { UTSMode: uts }),
    ...(userns && { UsernsMode: userns }),
    ...(binds.length > 0 && {
      Mounts: binds.map(({ source, target, readOnly }) => ({
        Type: 'bind',
        Source: source,
        Target: target,
        ReadOnly: readOnly,
      })),
    }),
    ...(devices.length > 0 && {
      Devices: devices.map((device) => ({
        PathOnHost: device,
        PathInContainer: device,
        CgroupPermissions: 'rwm',
      })),
    }),
    ...(capabilities.length > 0 && { CapAdd: capabilities }),
  };
}

type PortRequest = RunContainerRequest['ports'][number];

function portKey({ privatePort, protocol }: PortRequest): string {
  return `${privatePort}/${protocol}`;
}

/** One port inside may be published several times. */
function portBindings(ports: readonly PortRequest[]) {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of ports) {
    const binding = { HostIp: port.ip ?? '', HostPort: port.publicPort?.toString() ?? '' };
    (bindings[portKey(port)] ??= []).push(binding);
  }
  return bindings;
}
