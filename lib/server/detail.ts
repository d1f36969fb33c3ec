import { notKnown } from '@/lib/actions/plan';
import { addressMap } from '@/lib/ipam/address-map';
import type { AddressMap, ContainerDetail, NetworkDetail } from '@/lib/model';
import type { Runtime } from './running';

type Known = Pick<Runtime['inventory'], 'topology' | 'resolveNetwork' | 'resolveContainer'>;

/** A projection of what is known, never the engine's raw inspect: that holds environment and commands. */
export function networkDetail(inventory: Known, reference: string): NetworkDetail {
  const network = inventory.resolveNetwork(reference);
  if (!network) throw notKnown(inventory.topology, 'The engine has no such network (or several that begin so).');
  const { topology } = inventory;
  const endpoints = topology.endpoints.filter(({ networkId }) => networkId === network.id);
  const members = new Set(endpoints.map(({ containerId }) => containerId));
  return { network, endpoints, containers: topology.containers.filter(({ id }) => members.has(id)) };
}

export function networkAddresses(inventory: Known, reference: string): AddressMap {
  const { network, endpoints } = networkDetail(inventory, reference);
  return addressMap(network, endpoints);
}

export function containerDetail(inventory: Known, reference: string): ContainerDetail {
  const container = inventory.resolveContainer(reference);
  if (!container) throw notKnown(inventory.topology, 'The engine has no such container (or several that begin so).');
  const endpoints = inventory.topology.endpoints.filter(({ containerId }) => containerId === container.id);
  return { container, endpoints };
}
