import { chosenScope, isPredefined, networkKind, operationLabel, type Network } from '@/lib/model';
import { driverSettings, noSettings, settingOfOption } from './driver-settings';
import { emptyNetwork, emptySubnet, type NetworkDraft } from './network-draft';

/** Given by Compose, Swarm and Netloom to what is theirs: a network with them would be taken for one. */
const foreign = /^com\.docker\.(?:compose|stack|swarm)\./;

/** The form filled in as this network is, so that it can be changed. */
export function draftOf(network: Network): NetworkDraft {
  const { name, internal, attachable, ipv6, configOnly, configFrom, driver } = network;
  const draft: NetworkDraft = {
    ...emptyNetwork,
    driver: configOnly ? 'bridge' : driver,
    subnets: network.subnets.length === 0 ? [emptySubnet] : network.subnets.map(subnetDraft),
    scope: chosenScope(network) ?? '',
    ...{ name, internal, attachable, ipv6, configOnly },
  };
  // What comes from settings comes from there again.
  if (configFrom !== null) return { ...draft, configFrom, ipv6: false, subnets: [emptySubnet] };
  return { ...draft, ...optionFields(network), labels: lines(network.labels, (key) => key !== operationLabel) };
}

/**
 * The same for another one, but for what only one can have: its name, its subnets (the next free ones are the engine's to
 * choose), a bridge's name, a VXLAN id, and who made it.
 */
export function draftLike(network: Network, names: ReadonlySet<string>): NetworkDraft {
  const draft = draftOf(network);
  const isFromSettings = network.configFrom !== null;
  return {
    ...draft,
    name: freeName(network.name, names),
    driver: isPredefined(network) ? 'bridge' : draft.driver,
    subnets: network.configOnly ? draft.subnets : [emptySubnet],
    settings: { ...draft.settings, bridgeName: '', vxlanId: '' },
    labels: isFromSettings ? '' : lines(network.labels, (key) => key !== operationLabel && !foreign.test(key)),
  };
}

function optionFields(network: Network): Pick<NetworkDraft, 'parent' | 'vlan' | 'mode' | 'settings' | 'options'> {
  const kind = networkKind(network);
  const { options } = network;
  const [parent = '', vlan = ''] = (options['parent'] ?? '').split('.');
  const settings = { ...noSettings };
  const own = new Set(['parent', `${kind}_mode`]);
  for (const [option, value] of Object.entries(options)) {
    const name = settingOfOption(option);
    if (name === null) continue;
    const { choices } = driverSettings[name];
    const given = name === 'encrypted' ? 'true' : value;
    // What the field cannot say stands among the other options.
    if (choices && !choices.some(([choice]) => choice === given)) continue;
    own.add(option);
    settings[name] = given;
  }
  return {
    parent,
    vlan,
    mode: options[`${kind}_mode`] ?? '',
    settings,
    options: lines(options, (key) => !own.has(key)),
  };
}

function subnetDraft({
  subnet,
  gateway,
  ipRange,
  reserved,
}: Network['subnets'][number]): NetworkDraft['subnets'][number] {
  const pairs = Object.entries(reserved).map(([name, address]) => `${name}=${address}`);
  return { subnet, gateway: gateway ?? '', ipRange: ipRange ?? '', reserved: pairs.join(', ') };
}

function lines(map: Network['labels'], isKept: (key: string) => boolean): string {
  return Object.entries(map)
    .filter(([key]) => isKept(key))
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');
}

/** `app`, `app-2`, `app-3`; of what can be in the name of a new network. */
function freeName(name: string, names: ReadonlySet<string>): string {
  const stem =
    name
      .replace(/-\d+$/, '')
      .replace(/[^A-Za-z0-9_.-]/g, '')
      .replace(/^[^A-Za-z0-9]+/, '') || 'network';
  let next = 2;
  while (names.has(`${stem}-${next}`)) next += 1;
  return `${stem}-${next}`;
}
