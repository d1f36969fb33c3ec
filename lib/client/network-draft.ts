import { createNetworkRequestSchema, networkKind, type CreateNetworkRequest } from '@/lib/model';
import { noSettings, optionsOfSettings, settingOfOption, type SettingName } from './driver-settings';

/** What stands in the form of a new network; empty: left to the engine. */
export interface NetworkDraft {
  name: string;
  driver: string;
  subnets: SubnetDraft[];
  ipv6: boolean;
  internal: boolean;
  attachable: boolean;
  /** Host interface of macvlan and ipvlan. */
  parent: string;
  /** `macvlan_mode` or `ipvlan_mode`. */
  mode: string;
  /** Of the parent: makes eth0 eth0.20. */
  vlan: string;
  /** Common driver options by their names in the form; empty: the driver's default. */
  settings: DriverSettings;
  /** `swarm`: for services of all nodes, of whatever driver; empty: the driver's own. */
  scope: string;
  ingress: boolean;
  configOnly: boolean;
  /** Name of the network whose settings it takes. */
  configFrom: string;
  /** `key=value`, one a line. */
  options: string;
  labels: string;
}

export type DriverSettings = Record<SettingName, string>;

export interface SubnetDraft {
  subnet: string;
  gateway: string;
  ipRange: string;
  /** `name=address`, separated by commas or spaces. */
  reserved: string;
}

export const emptySubnet: SubnetDraft = { subnet: '', gateway: '', ipRange: '', reserved: '' };

export const emptyNetwork: NetworkDraft = {
  name: '',
  driver: 'bridge',
  subnets: [emptySubnet],
  ipv6: false,
  internal: false,
  attachable: false,
  parent: '',
  mode: '',
  vlan: '',
  settings: noSettings,
  scope: '',
  ingress: false,
  configOnly: false,
  configFrom: '',
  options: '',
  labels: '',
};

/** By place: `name`, `subnets.0.gateway`, `parent`. */
export type NetworkErrors = Readonly<Record<string, string>>;

/** The request, or what is wrong with which field. */
export function readNetworkDraft(
  draft: NetworkDraft,
): { request: CreateNetworkRequest; errors: null } | { request: null; errors: NetworkErrors } {
  const errors: Record<string, string> = {};
  const map = (field: string, text: string, hint: string): Record<string, string> => {
    const lines = text.split(/\n|,\s*(?=\S+=)/).map((line) => line.trim());
    const pairs = lines.filter((line) => line !== '').map((line) => /^([^=\s]+)\s*=\s*(.*)$/.exec(line));
    if (pairs.some((pair) => pair === null)) errors[field] = hint;
    return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] === undefined ? [] : [[pair[1], pair[2] ?? '']])));
  };
  const kept = filledSubnets(draft);
  const parsed = createNetworkRequestSchema.safeParse({
    name: draft.name.trim(),
    driver: draft.driver,
    internal: draft.internal,
    attachable: draft.attachable,
    ipv6: draft.ipv6,
    ...(draft.scope !== '' && { scope: draft.scope }),
    ingress: draft.ingress,
    configOnly: draft.configOnly,
    ...(draft.configFrom !== '' && { configFrom: draft.configFrom }),
    subnets: kept.map(({ subnet, gateway, ipRange, reserved, at }) => ({
      subnet: subnet.trim(),
      ...(gateway.trim() !== '' && { gateway: gateway.trim() }),
      ...(ipRange.trim() !== '' && { ipRange: ipRange.trim() }),
      reserved: map(
        `subnets.${at}.reserved`,
        reserved.replace(/\s+(?=\S+=)/g, ','),
        'written router=10.20.0.9, each with a name',
      ),
    })),
    options: { ...driverOptions(draft), ...map('options', draft.options, 'one option a line, written key=value') },
    labels: map('labels', draft.labels, 'one label a line, written key=value'),
  });
  const whyNoVlan = vlanProblem(draft);
  if (whyNoVlan !== null) errors['vlan'] = whyNoVlan;
  for (const { path, message } of parsed.error?.issues ?? []) errors[fieldOf(path, kept)] ??= message;
  if (parsed.success && Object.keys(errors).length === 0) return { request: parsed.data, errors: null };
  return { request: null, errors };
}

/** The form's field for a place in the request, as a refusal names it. */
export function fieldOfRequest(place: string, draft: NetworkDraft): string {
  return fieldOf(place.split('.'), filledSubnets(draft));
}

/** Those in which something stands, each with its place in the form: the request has no empty ones. */
function filledSubnets({ subnets }: NetworkDraft): (SubnetDraft & { at: number })[] {
  return subnets
    .map((subnet, at) => ({ ...subnet, at }))
    .filter(({ subnet, gateway, ipRange, reserved }) => `${subnet}${gateway}${ipRange}${reserved}`.trim() !== '');
}

function fieldOf(path: readonly PropertyKey[], kept: readonly { at: number }[]): string {
  const [first = '', second = '', third = 'subnet'] = path.map(String);
  if (first === 'subnets') return `subnets.${kept[Number(second)]?.at ?? 0}.${third}`;
  if (first === 'options' && second === 'parent') return 'parent';
  if (first === 'options' && /^(mac|ip)vlan_mode$/.test(second)) return 'mode';
  const setting = first === 'options' ? settingOfOption(path.slice(1).map(String).join('.')) : null;
  if (setting !== null) return `settings.${setting}`;
  return first;
}

/** IEEE 802.1Q keeps 0 and 4095 for itself. */
function vlanProblem({ driver, parent, vlan }: NetworkDraft): string | null {
  const kind = networkKind({ driver });
  if ((kind !== 'macvlan' && kind !== 'ipvlan') || vlan.trim() === '') return null;
  if (!/^\d{1,4}$/.test(vlan.trim()) || Number(vlan) < 1 || Number(vlan) > 4094)
    return 'a VLAN is a number from 1 to 4094';
  return parent.trim() === '' ? 'a VLAN is one of a parent: name that, too' : null;
}

function driverOptions({ driver, parent, vlan, mode, settings }: NetworkDraft): Record<string, string> {
  const kind = networkKind({ driver });
  const options = optionsOfSettings(kind, settings);
  if (kind !== 'macvlan' && kind !== 'ipvlan') return options;
  const sitsOn = [parent.trim(), vlan.trim()].filter((part) => part !== '').join('.');
  return { ...options, ...(sitsOn !== '' && { parent: sitsOn }), ...(mode !== '' && { [`${kind}_mode`]: mode }) };
}
