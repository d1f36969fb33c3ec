import { isIPv4 } from 'node:net';
import { networkKind } from '@/lib/model';
import type { CreateNetworkRequest, NetworkKind } from '@/lib/model';
import type { Refusal } from './plan';

interface Known {
  /** Of which drivers; others take what they are given, or do not mind. */
  drivers: readonly NetworkKind[];
  isRight: (value: string) => boolean;
  /** Completes “… is”. */
  rule: string;
}

const bridge = 'com.docker.network.bridge.';
const anyOf = (...words: string[]) => ({
  isRight: (value: string) => words.includes(value),
  rule: `one of ${words.join(', ')}`,
});
const between = (least: number, most: number, what: string) => ({
  isRight: (value: string) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
  rule: `${what}, from ${least} to ${most}`,
});
/** As Go's strconv.ParseBool takes them; an engine that finds another one says only that it cannot parse. */
const yesOrNo = anyOf('true', 'false', '1', '0');

/** What an engine refuses with words of its own making, or takes and fails on when a container starts. */
const known: Readonly<Record<string, Known>> = {
  [`${bridge}enable_icc`]: { drivers: ['bridge'], ...yesOrNo },
  [`${bridge}enable_ip_masquerade`]: { drivers: ['bridge'], ...yesOrNo },
  [`${bridge}host_binding_ipv4`]: {
    drivers: ['bridge'],
    isRight: (value) => isIPv4(value),
    rule: 'an IPv4 address of the host, like 127.0.0.1',
  },
  /** The least that IPv4 needs, and the most that a device takes. */
  'com.docker.network.driver.mtu': {
    drivers: ['bridge', 'overlay', 'macvlan', 'ipvlan'],
    ...between(68, 65535, 'a number of bytes'),
  },
  'com.docker.network.driver.overlay.vxlanid_list': {
    drivers: ['overlay'],
    // 24 bits (RFC 7348); the engine gives those from 4096 on itself.
    isRight: (value) => value.split(',').every((id) => /^\d{1,8}$/.test(id) && Number(id) >= 1 && Number(id) < 2 ** 24),
    rule: 'a number from 1 to 16777215, or several between commas',
  },
  macvlan_mode: { drivers: ['macvlan'], ...anyOf('bridge', 'private', 'vepa', 'passthru') },
  ipvlan_mode: { drivers: ['ipvlan'], ...anyOf('l2', 'l3', 'l3s') },
  ipvlan_flag: { drivers: ['ipvlan'], ...anyOf('bridge', 'private', 'vepa') },
};

export function optionRefusal({ driver, options, configOnly }: CreateNetworkRequest): Refusal | null {
  const kind = networkKind({ driver });
  for (const [option, value] of Object.entries(options)) {
    const one = known[option];
    // Settings may be for any driver.
    if (!one || !(configOnly || one.drivers.includes(kind)) || one.isRight(value)) continue;
    return { code: 'invalid_request', sentence: `${option} is ${one.rule}.`, field: `options.${option}` };
  }
  return null;
}
