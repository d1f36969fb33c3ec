import { emptyAnswer, jsonAnswer, rawJsonAnswer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { objectOf, parseBody } from '../http/json-body';
import type { Router } from '../http/router';
import { networkJson } from '../wire/network-json';
import type { DoubleWorld } from '../world/double-world';
import { activeMembers, findNetwork, networksNamed } from '../world/find';
import type { DoubleNetwork } from '../world/network';
import { duplicateName } from '../world/network-lifecycle';
import { ListCache } from './list-cache';
import { endpointRequest, networkSpec } from './network-body';
import { networkFilter } from './network-filter';

export function addNetworkRoutes(router: Router, world: DoubleWorld): void {
  const cache = new ListCache<DoubleNetwork>(world, (network) => networkJson(network, world.dialect.version));
  const list = ({ query }: Exchange) => {
    const wanted = networkFilter(query, world.dialect);
    return rawJsonAnswer(
      200,
      cache.list(query.toString(), () => [...world.networks.values()].filter(wanted)),
    );
  };
  router
    .add('GET /networks', list)
    .add('GET /networks/', list)
    .add('GET /networks/:id', (_, { id = '' }) => {
      const network = findNetwork(world, id);
      return jsonAnswer(200, networkJson(network, world.dialect.version, activeMembers(world, network)));
    })
    .add('POST /networks/create', ({ body }) => create(world, body))
    .add('POST /networks/:id/connect', ({ body }, { id = '' }) => {
      const { Container, EndpointConfig } = parseBody(body, world.dialect);
      world.connect(id, typeof Container === 'string' ? Container : '', endpointRequest(objectOf(EndpointConfig)));
      return emptyAnswer(200);
    })
    .add('POST /networks/:id/disconnect', ({ body }, { id = '' }) => {
      const { Container, Force } = parseBody(body, world.dialect);
      world.disconnect(id, typeof Container === 'string' ? Container : '', Force === true);
      return emptyAnswer(200);
    })
    .add('DELETE /networks/:id', (_, { id = '' }) => {
      world.removeNetwork(id);
      return emptyAnswer(204);
    });
}

/** 20.10 takes a name twice, with a warning, unless asked to check. */
function create(world: DoubleWorld, body: string) {
  const asked = parseBody(body, world.dialect);
  const spec = networkSpec(asked);
  const twin = networksNamed(world, spec.name)[0];
  const predefined = ['bridge', 'host', 'none'].includes(spec.name);
  if (twin && asked.CheckDuplicate === true && !predefined) throw duplicateName(spec.name);
  const { id } = world.createNetwork(spec);
  const Warning = twin ? `Network with name ${twin.name} (id : ${twin.id}) already exists` : '';
  return jsonAnswer(201, { Id: id, Warning });
}
