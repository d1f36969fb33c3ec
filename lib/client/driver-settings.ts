import type { NetworkKind } from '@/lib/model';

/** A common driver option as a field of its own. */
export interface DriverSetting {
  option: string;
  drivers: readonly NetworkKind[];
  label: string;
  hint: string;
  /** What the driver does when nothing is said. */
  placeholder: string;
  /** Said or not said, where it is no text. */
  choices?: readonly (readonly [value: string, text: string])[];
}

const bridge = 'com.docker.network.bridge.';

const table = {
  mtu: {
    option: 'com.docker.network.driver.mtu',
    drivers: ['bridge', 'overlay', 'macvlan', 'ipvlan'],
    label: 'MTU',
    hint: 'The greatest packet, in bytes. An overlay’s is 50 less than that of the network underneath.',
    placeholder: 'the engine’s, mostly 1500',
  },
  bridgeName: {
    option: `${bridge}name`,
    drivers: ['bridge'],
    label: 'Bridge name',
    hint: 'Of the interface on the host, up to 15 characters.',
    placeholder: 'br- and the short id',
  },
  icc: {
    option: `${bridge}enable_icc`,
    drivers: ['bridge'],
    label: 'Among themselves',
    hint: 'Inter-container connectivity (ICC): without it members reach only what others publish.',
    placeholder: 'they reach each other (default)',
    choices: [['false', 'they do not reach each other']],
  },
  masquerade: {
    option: `${bridge}enable_ip_masquerade`,
    drivers: ['bridge'],
    label: 'To the outside',
    hint: 'Masquerading: without it the outside must know the way back to the subnet.',
    placeholder: 'with the host’s address (default)',
    choices: [['false', 'with their own addresses']],
  },
  hostBinding: {
    option: `${bridge}host_binding_ipv4`,
    drivers: ['bridge'],
    label: 'Published ports listen on',
    hint: 'An address of the host, for ports that name none.',
    placeholder: '0.0.0.0, all of them',
  },
  encrypted: {
    option: 'encrypted',
    drivers: ['overlay'],
    label: 'Between nodes',
    hint: 'IPsec between the nodes, for the price of its CPU time.',
    placeholder: 'not encrypted (default)',
    choices: [['true', 'encrypted']],
  },
  vxlanId: {
    option: 'com.docker.network.driver.overlay.vxlanid_list',
    drivers: ['overlay'],
    label: 'VXLAN id',
    hint: 'The network identifier on the wire.',
    placeholder: 'the next free one, from 4097',
  },
} as const satisfies Record<string, DriverSetting>;

export type SettingName = keyof typeof table;
export const driverSettings: Readonly<Record<SettingName, DriverSetting>> = table;
const names = Object.keys(table) as SettingName[];

export const noSettings = Object.fromEntries(names.map((name) => [name, ''])) as Record<SettingName, string>;

export function settingsOf(kind: NetworkKind): SettingName[] {
  return names.filter((name) => driverSettings[name].drivers.includes(kind));
}

/** Those that the driver has and something was said of. */
export function optionsOfSettings(
  kind: NetworkKind,
  settings: Readonly<Record<SettingName, string>>,
): Record<string, string> {
  return Object.fromEntries(
    settingsOf(kind).flatMap((name) => {
      const value = settings[name].trim();
      return value === '' ? [] : [[driverSettings[name].option, value]];
    }),
  );
}

export function settingOfOption(option: string): SettingName | null {
  return names.find((name) => driverSettings[name].option === option) ?? null;
}
