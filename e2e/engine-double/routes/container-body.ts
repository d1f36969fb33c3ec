import { badRequest, notFound } from '../engine-refusal';
import { listOf, mustBeText, objectOf, textOf, textsOf, type JsonObject } from '../http/json-body';
import type { DoublePort } from '../world/container';
import type { ContainerSpec } from '../world/container-lifecycle';
import { images } from '../world/image';
import { endpointRequest } from './network-body';

/** The body of `POST /containers/create` as a spec: not started. @throws EngineRefusal when there is no such image */
export function containerSpec(name: string | null, body: JsonObject): ContainerSpec {
  mustBeText(body, 'Image');
  const reference = textOf(body.Image) ?? '';
  const image = images.find(({ tags }) => tags.includes(reference) || tags.includes(`${reference}:latest`));
  if (!image) throw notFound(`No such image: ${reference}`);
  const command = listOf(body.Cmd).map(String);
  if (command.length === 0 && image.command.length === 0) throw badRequest('No command specified');
  const host = objectOf(body.HostConfig);
  const networkMode = textOf(host.NetworkMode) ?? 'bridge';
  const asked = objectOf(objectOf(body.NetworkingConfig).EndpointsConfig);
  return {
    name: name ?? '',
    image: reference,
    imageId: image.id,
    command: command.length > 0 ? command : image.command,
    labels: textsOf(body.Labels),
    ports: Object.entries(objectOf(host.PortBindings)).flatMap(([port, bindings]) => publishedPorts(port, bindings)),
    networkMode,
    networks: { [networkMode]: endpointRequest(objectOf(asked[networkMode])) },
    state: 'created',
  };
}

function publishedPorts(port: string, bindings: unknown): DoublePort[] {
  const [privatePort = '', protocol = 'tcp'] = port.split('/');
  return listOf(bindings).map((binding) => {
    const { HostIp, HostPort } = objectOf(binding);
    const ip = textOf(HostIp);
    return {
      privatePort: Number(privatePort),
      protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
      publicPort: Number(HostPort) || 49153,
      ...(ip !== undefined && { ip }),
    };
  });
}
