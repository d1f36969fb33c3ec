import type { EngineVersion } from '../engine-version';
import { isAlive, type DoubleContainer, type DoublePort } from '../world/container';
import { endpointsJson } from './endpoint-json';
import { statusText } from './status-text';

/** One entry of `GET /containers/json`. */
export function containerSummary(container: DoubleContainer, version: EngineVersion, now: number) {
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.image,
    ImageID: container.imageId,
    Command: container.command.join(' '),
    Created: Math.floor(container.created / 1000),
    Ports: isAlive(container) ? container.ports.flatMap(portJson) : [],
    Labels: container.labels,
    State: container.state,
    Status: statusText(container, now),
    HostConfig: { NetworkMode: container.networkMode },
    NetworkSettings: { Networks: endpointsJson(container, 'list', version) },
    Mounts: [],
  };
}

/** A port published on all addresses is listed once for IPv4 and once for IPv6. */
function portJson({ privatePort, publicPort, ip, protocol }: DoublePort) {
  if (publicPort === undefined) return [{ PrivatePort: privatePort, Type: protocol }];
  const hosts = ip === undefined ? ['0.0.0.0', '::'] : [ip];
  return hosts.map((host) => ({ IP: host, PrivatePort: privatePort, PublicPort: publicPort, Type: protocol }));
}
