import { networkIdSchema, shortId, type EngineId, type Network, type Subnet } from '@/lib/model';
import { projectOf } from './labels';
import type { NetworkJson } from './network-json';
import { textMap } from './text-map';
import { timeToModel } from './time-to-model';

type Options = Record<string, string>;

export function networkToModel(raw: NetworkJson, engineId: EngineId): Network {
  const id = networkIdSchema.parse(raw.Id);
  const driver = raw.Driver || 'null';
  const options = raw.Options ?? {};
  const configOnly = raw.ConfigOnly ?? false;
  return {
    id,
    engineId,
    name: raw.Name,
    driver,
    scope: raw.Scope === 'swarm' || raw.Scope === 'global' ? raw.Scope : 'local',
    internal: raw.Internal ?? false,
    attachable: raw.Attachable ?? false,
    ingress: raw.Ingress ?? false,
    configOnly,
    configFrom: raw.ConfigFrom?.Network || null,
    // Said from Engine 28; before, IPv4 could not be switched off.
    ipv4: raw.EnableIPv4 ?? true,
    ipv6: raw.EnableIPv6 ?? false,
    subnets: (raw.IPAM?.Config ?? []).flatMap((config) => subnetToModel(config)),
    options: textMap(options),
    labels: textMap(raw.Labels),
    createdAt: timeToModel(raw.Created),
    // Config-only networks say driver `null` and have no device of their own.
    bridge: driver === 'bridge' && !configOnly ? bridgeOf(id, raw.Name, options) : null,
    parent: driver === 'macvlan' || driver === 'ipvlan' ? options['parent'] || null : null,
    mtu: wholeNumber(options['com.docker.network.driver.mtu']) || null,
    vni: driver === 'overlay' ? vniOf(options) : null,
    // The engine looks only whether the option is there: `--opt encrypted` has an empty value.
    encrypted: driver === 'overlay' ? options['encrypted'] !== undefined : null,
    icc: driver === 'bridge' ? isTrue(options['com.docker.network.bridge.enable_icc']) : null,
    masquerade: driver === 'bridge' ? masqueradeOf(raw, options) : null,
    project: projectOf(raw.Labels),
  };
}

type SubnetJson = NonNullable<NonNullable<NetworkJson['IPAM']>['Config']>[number];

function subnetToModel({ Subnet, Gateway, IPRange, AuxiliaryAddresses }: SubnetJson): Subnet[] {
  if (!Subnet) return [];
  return [
    {
      subnet: Subnet,
      // The default bridge of old engines and some IPAM plugins say it with the prefix.
      gateway: Gateway?.split('/')[0] || null,
      ipRange: IPRange || null,
      reserved: textMap(AuxiliaryAddresses),
    },
  ];
}

function bridgeOf(id: string, name: string, options: Options): string {
  return options['com.docker.network.bridge.name'] || (name === 'bridge' ? 'docker0' : `br-${shortId(id)}`);
}

/** One per subnet, `4097,4098`; the first stands for the network. Absent on a worker until it has a task there. */
function vniOf(options: Options): number | null {
  return wholeNumber(options['com.docker.network.driver.overlay.vxlanid_list']?.split(',')[0]);
}

/** An internal network has no way out to translate on; from 27, gateway mode `routed` or `isolated` switches it off. */
function masqueradeOf(raw: NetworkJson, options: Options): boolean | null {
  if (raw.Internal) return null;
  const mode = options['com.docker.network.bridge.gateway_mode_ipv4'];
  if (mode === 'routed' || mode === 'isolated') return false;
  return isTrue(options['com.docker.network.bridge.enable_ip_masquerade']);
}

/** As Go's strconv.ParseBool; both options default to true. */
function isTrue(text: string | undefined): boolean {
  return text === undefined || ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text);
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
