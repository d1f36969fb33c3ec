import { createNetworkCommand } from '@/lib/commands/create-network-command';
import { isPublic } from '@/lib/ipam/special-use';
import { isIpv6, overlapCidr, overlaps } from '@/lib/ipam/subnet';
import { withoutOperation } from '@/lib/model';
import type { CreateNetworkRequest, HostInterface } from '@/lib/model';
import { driverRefusal, parentWarnings } from './driver-refusal';
import { optionRefusal } from './option-refusal';
import { named, noEffects, planOf } from './plan';
import type { Known, Plan, Refusal, Surroundings } from './plan';
import { configNetwork, settingsRefusal } from './settings-refusal';
import { subnetRefusal } from './subnet-refusal';

export function planCreateNetwork(around: Surroundings, request: CreateNetworkRequest): Plan {
  const { topology } = around;
  const isGlobal = request.driver === 'overlay';
  // Settings take no addresses; whoever takes them does.
  const subnets = request.configOnly ? [] : (configNetwork(around, request)?.subnets ?? request.subnets);
  const overlapping = overlapsOf(around, subnets);
  const isSameSpace = ({ network }: Overlap) => (network.scope === 'swarm') === isGlobal;
  return planOf(
    nameRefusal(around, request) ??
      settingsRefusal(around, request) ??
      (request.configOnly ? null : driverRefusal(around, request)) ??
      optionRefusal(request) ??
      subnetRefusal(request) ??
      overlapRefusal(overlapping.filter(isSameSpace)),
    {
      warnings: [
        // An overlay's subnet counts on this node only once something here uses it (20.10): then the engine refuses.
        ...overlapping
          .filter((one) => !isSameSpace(one))
          .map(
            ({ subnet, network }) =>
              `${subnet} overlaps ${named(network)}: the engine may refuse it, and a container on both could reach only one.`,
          ),
        ...hostWarnings(around.hostInterfaces ?? [], request),
        ...publicWarnings(request),
        ...settingWarnings(request, topology.engines[0]?.apiVersion ?? null),
        ...parentWarnings(request),
      ],
      effects: () => noEffects,
      command: createNetworkCommand(withoutOperation(request)),
    },
  );
}

type Overlap = ReturnType<typeof overlapsOf>[number];

function overlapsOf({ topology: { networks } }: Known, subnets: readonly { subnet: string }[]) {
  const real = networks.filter((network) => !network.configOnly);
  return subnets.flatMap(({ subnet }, at) => overlaps(subnet, real).map((network) => ({ subnet, network, at })));
}

function nameRefusal({ topology: { networks } }: Known, { name }: CreateNetworkRequest): Refusal | null {
  // Up to API 1.43 the engine itself makes a second one when not told to check.
  if (networks.some((network) => network.name === name)) {
    return { code: 'conflict', sentence: `There is a network ${named({ name })} already.`, field: 'name' };
  }
  if (!['bridge', 'host', 'none', 'default'].includes(name)) return null;
  return { code: 'not_possible', sentence: `${named({ name })} is a name the engine keeps for itself.`, field: 'name' };
}

function overlapRefusal(overlapping: readonly Overlap[]): Refusal | null {
  const [first] = overlapping;
  if (!first) return null;
  const taken = first.network.subnets.map(({ subnet }) => subnet).join(', ');
  return {
    code: 'conflict',
    sentence: `${first.subnet} overlaps ${named(first.network)}, which has ${taken}.`,
    field: `subnets.${first.at}.subnet`,
  };
}

/** Engines look at routes of the host only for subnets that they choose themselves (20.10 to 29). */
function hostWarnings(interfaces: readonly HostInterface[], { subnets, options }: CreateNetworkRequest): string[] {
  return subnets.flatMap(({ subnet }) =>
    interfaces
      .filter(({ name, networkId, kind }) => networkId === null && kind !== 'loopback' && name !== options['parent'])
      .flatMap(({ name, addresses, routes }) => {
        const own = [...routes, ...addresses].find((one) => isIpv6(one) === isIpv6(subnet) && overlapCidr(one, subnet));
        return own === undefined
          ? []
          : [`${subnet} overlaps ${own} of the host’s ${name}: the host and its containers may lose the way there.`];
      }),
  );
}

function publicWarnings({ subnets }: CreateNetworkRequest): string[] {
  return subnets
    .filter(({ subnet }) => isPublic(subnet))
    .map(
      ({ subnet }) => `${subnet} is public: whoever has these addresses on the internet cannot be reached from here.`,
    );
}

function settingWarnings(request: CreateNetworkRequest, apiVersion: string | null): string[] {
  const { internal, attachable, ipv6, driver, subnets } = request;
  const [, minor = 0] = (apiVersion ?? '').split('.').map(Number);
  const isAutomatic = ipv6 && !subnets.some(({ subnet }) => isIpv6(subnet));
  return [
    ...(internal ? ['An internal network leads to no other network and not outside.'] : []),
    ...(attachable && driver !== 'overlay' ? ['Attachable means something to overlays only.'] : []),
    ...(isAutomatic && minor < 46
      ? ['Engines before 27 have no IPv6 subnets of their own: give one, or it will probably refuse.']
      : []),
  ];
}
