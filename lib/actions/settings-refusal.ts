import type { CreateNetworkRequest, Network } from '@/lib/model';
import { named } from './plan';
import type { Known, Refusal } from './plan';

type Wanted = CreateNetworkRequest;

/**
 * What cannot stand beside each other where settings are kept apart from the networks that take them, and what Swarm's
 * own networks need. The engine's words for most of it are in libnetwork/network.go, validateConfiguration (20.10 to 28.5).
 */
export function settingsRefusal(known: Known, request: Wanted): Refusal | null {
  return ofConfigOnly(request) ?? ofConfigFrom(known, request) ?? ofIngress(known, request) ?? ofScope(known, request);
}

/** The network whose settings it takes; undefined where there is none of that name. */
export function configNetwork({ topology: { networks } }: Known, { configFrom }: Wanted): Network | undefined {
  return networks.find(({ name, configOnly }) => configOnly && name === configFrom);
}

function ofConfigOnly({ configOnly, configFrom, internal, attachable, ingress, scope }: Wanted): Refusal | null {
  if (!configOnly) return null;
  const given = Object.entries({ configFrom, internal, attachable, ingress, scope }).find(([, value]) =>
    Boolean(value),
  );
  return given
    ? invalid(given[0], 'Settings hold subnets, options and labels only: the rest is said where they are taken.')
    : null;
}

function ofConfigFrom(known: Known, request: Wanted): Refusal | null {
  const { configFrom, subnets, ipv6, options, labels } = request;
  if (configFrom === undefined) return null;
  if (!configNetwork(known, request)) {
    const names = known.topology.networks.filter((one) => one.configOnly).map(named);
    const there = names.length === 0 ? 'There are none' : `There are ${names.join(', ')}`;
    return {
      code: 'not_possible',
      sentence: `${named({ name: configFrom })} holds no settings for other networks. ${there}.`,
      field: 'configFrom',
    };
  }
  const own = Object.entries({
    'subnets.0.subnet': subnets.length > 0,
    ipv6,
    options: Object.keys(options).length > 0,
    labels: Object.keys(labels).length > 0,
  }).find(([, isGiven]) => isGiven);
  return own ? invalid(own[0], `This comes from ${named({ name: configFrom })}, and cannot be given beside it.`) : null;
}

function ofIngress({ topology: { networks } }: Known, { ingress, attachable, driver }: Wanted): Refusal | null {
  if (!ingress) return null;
  if (driver !== 'overlay') return invalid('ingress', 'Only an overlay carries the published ports of a Swarm.');
  if (attachable) return invalid('attachable', 'No container joins the ingress network by hand.');
  const present = networks.find((network) => network.ingress);
  if (!present) return null;
  return {
    code: 'conflict',
    sentence: `A Swarm has one ingress network, and it is ${named(present)}.`,
    field: 'ingress',
  };
}

function ofScope({ topology: { engines } }: Known, { scope, driver }: Wanted): Refusal | null {
  if (scope === undefined) return null;
  if (driver === 'overlay') {
    return scope === 'swarm' ? null : invalid('scope', 'An overlay belongs to the Swarm, and is not local.');
  }
  if (scope === 'local' || engines[0]?.swarm?.role === 'manager') return null;
  const sentence = 'A network of Swarm’s scope is made on a manager, and this engine is none.';
  return { code: 'not_possible', sentence, field: 'scope' };
}

function invalid(field: string, sentence: string): Refusal {
  return { code: 'invalid_request', sentence, field };
}
