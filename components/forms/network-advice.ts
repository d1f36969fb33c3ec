import { noSettings } from '@/lib/client/driver-settings';
import type { DriverSettings } from '@/lib/client/network-draft';

/** What a person answers; undefined: not asked yet, or it does not matter. */
export interface Needs {
  where?: 'one-host' | 'several-hosts' | 'lan';
  outside?: 'yes' | 'no';
  eachOther?: 'yes' | 'no';
  /** Address translation may stand between them and the outside. */
  translation?: 'yes' | 'no';
  encrypted?: 'yes' | 'no';
  /** Of a LAN: may the switch or hypervisor see several MAC addresses on one port? */
  macs?: 'many' | 'one';
  /** Of a LAN: a VLAN of its own. */
  vlan?: 'yes' | 'no';
  addresses?: 'any' | 'fixed' | 'ipv6';
}

export interface Question {
  id: keyof Needs;
  text: string;
  answers: readonly { value: string; text: string; hint: string }[];
}

/** A driver with its options, why, and what it costs. */
export interface Advice {
  title: string;
  /** null: it is no network that anybody creates. */
  settings: {
    driver: string;
    internal: boolean;
    attachable: boolean;
    ipv6: boolean;
    mode: string;
    settings: DriverSettings;
  } | null;
  /** Fixed addresses are taken only where a person chose the subnet. */
  wantsSubnet: boolean;
  reasons: readonly string[];
  tradeoffs: readonly string[];
}

const where: Question = {
  id: 'where',
  text: 'Who are its containers to talk to?',
  answers: [
    { value: 'one-host', text: 'Containers on this host', hint: 'and, if wanted, the outside through it' },
    { value: 'several-hosts', text: 'Containers on several hosts', hint: 'a Swarm' },
    { value: 'lan', text: 'Machines on the LAN, as one of them', hint: 'each with an address of the LAN' },
  ],
};
const outside: Question = {
  id: 'outside',
  text: 'Do they need the outside?',
  answers: [
    { value: 'yes', text: 'Yes', hint: 'updates, APIs, published ports' },
    { value: 'no', text: 'No', hint: 'a database, a cache: reached by its neighbours only' },
  ],
};
const eachOther: Question = {
  id: 'eachOther',
  text: 'May they reach each other?',
  answers: [
    { value: 'yes', text: 'Yes', hint: 'by name, as services do' },
    { value: 'no', text: 'No', hint: 'each one for itself, with a way outside' },
  ],
};
const encrypted: Question = {
  id: 'encrypted',
  text: 'Does the way between the hosts lead through strange hands?',
  answers: [
    { value: 'yes', text: 'Yes', hint: 'encrypt what goes between hosts' },
    { value: 'no', text: 'No', hint: 'a network of one’s own' },
  ],
};
const macs: Question = {
  id: 'macs',
  text: 'May several MAC addresses appear behind this host’s port?',
  answers: [
    { value: 'many', text: 'Yes', hint: 'a plain switch' },
    { value: 'one', text: 'No, or nobody knows', hint: 'Wi-Fi, a cloud, a hypervisor, port security' },
  ],
};

const translation: Question = {
  id: 'translation',
  text: 'May address translation stand between them and the outside?',
  answers: [
    { value: 'yes', text: 'Yes', hint: 'as nearly always: ports are published one by one' },
    { value: 'no', text: 'No', hint: 'thousands of ports, or every microsecond counts' },
  ],
};
const vlan: Question = {
  id: 'vlan',
  text: 'Are they to be on a VLAN of their own?',
  answers: [
    { value: 'yes', text: 'Yes', hint: 'tagged on the host’s port' },
    { value: 'no', text: 'No', hint: 'where the host is' },
  ],
};
const addresses: Question = {
  id: 'addresses',
  text: 'Which addresses do they need?',
  answers: [
    { value: 'any', text: 'Any', hint: 'names are enough' },
    { value: 'fixed', text: 'Fixed ones', hint: 'some of them, known beforehand' },
    { value: 'ipv6', text: 'IPv6 too', hint: 'beside IPv4' },
  ],
};

/** The questions that these answers lead to, in order. */
export function questionsFor(needs: Needs): readonly Question[] {
  switch (needs.where) {
    case undefined:
      return [where];
    case 'one-host':
      if (needs.outside === 'no') return [where, outside, addresses];
      if (needs.translation === 'no') return [where, outside, translation];
      return [where, outside, translation, eachOther, addresses];
    case 'several-hosts':
      return [where, outside, encrypted, addresses];
    case 'lan':
      return [where, macs, vlan, addresses];
  }
}

/** null until everything that matters is answered. */
export function adviceFor(needs: Needs): Advice | null {
  if (questionsFor(needs).some(({ id }) => needs[id] === undefined)) return null;
  if (needs.translation === 'no' && needs.where === 'one-host' && needs.outside === 'yes') return hostAdvice;
  const advice = ofPlace(needs);
  if (advice === null) return null;
  return {
    ...advice,
    settings: { ...advice.settings, ipv6: needs.addresses === 'ipv6' },
    wantsSubnet: needs.addresses === 'fixed',
    reasons: [
      ...advice.reasons,
      ...(needs.addresses === 'fixed' ? ['With a subnet of your own, the engine takes fixed addresses.'] : []),
      ...(needs.addresses === 'ipv6' ? ['IPv6 beside IPv4; engines before 27 need a subnet for it.'] : []),
    ],
  };
}

/** A network that somebody creates. */
type Creatable = Omit<Advice, 'settings' | 'wantsSubnet'> & { settings: NonNullable<Advice['settings']> };

function ofPlace(needs: Needs): Creatable | null {
  switch (needs.where) {
    case undefined:
      return null;
    case 'one-host':
      return bridgeAdvice(needs);
    case 'several-hosts':
      return overlayAdvice(needs);
    case 'lan':
      return lanAdvice(needs);
  }
}

const hostAdvice: Advice = {
  title: 'Host mode: no network of its own',
  settings: null,
  wantsSubnet: false,
  reasons: [
    'The container uses the host’s own interfaces: nothing is translated, nothing is published.',
    'It is chosen when the container is run: `docker run --network host`.',
  ],
  tradeoffs: [
    'Its ports are the host’s: two containers cannot have the same.',
    'It reaches whatever the host reaches, loopback included.',
    'It can join no other network, and has no name in any.',
  ],
};

const plain = { internal: false, attachable: false, ipv6: false, mode: '', settings: noSettings };

function bridgeAdvice(needs: Needs): Creatable {
  if (needs.outside === 'no') {
    return {
      title: 'An internal bridge',
      settings: { ...plain, driver: 'bridge', internal: true },
      reasons: ['Containers find each other by name.', 'Nothing leads outside, and published ports lead nowhere.'],
      tradeoffs: ['No updates and no APIs from within.', 'The host itself still reaches every container on it.'],
    };
  }
  const apart = needs.eachOther === 'no';
  return {
    title: apart ? 'A bridge that keeps its containers apart' : 'A bridge',
    settings: {
      ...plain,
      driver: 'bridge',
      settings: { ...noSettings, icc: apart ? 'false' : '' },
    },
    reasons: apart
      ? ['Each container has its way outside.', 'ICC is off: they do not reach each other.']
      : ['Containers find each other by name.', 'Published ports let others in; address translation lets them out.'],
    tradeoffs: [
      'Addresses are the host’s own affair: other machines see the host’s.',
      ...(apart ? ['A port published on the host may still lead from one to another.'] : ['It ends at this host.']),
    ],
  };
}

function overlayAdvice(needs: Needs): Creatable {
  const secret = needs.encrypted === 'yes';
  return {
    title: `An${secret ? ' encrypted' : ''}${needs.outside === 'no' ? ' internal' : ''} overlay`,
    settings: {
      ...plain,
      driver: 'overlay',
      internal: needs.outside === 'no',
      attachable: true,
      settings: { ...noSettings, encrypted: secret ? 'true' : '' },
    },
    reasons: [
      'One network over all hosts of a Swarm, carried in VXLAN.',
      'Attachable: plain containers may join it, and not services only.',
      ...(secret ? ['IPsec keeps what goes between hosts from others.'] : []),
    ],
    tradeoffs: [
      'It needs Swarm: `docker swarm init` makes this engine a manager.',
      '50 bytes of every packet are VXLAN’s: the MTU is smaller.',
      ...(secret
        ? ['Encryption costs throughput, and needs ESP between the hosts.']
        : ['What goes between hosts can be read on the way.']),
    ],
  };
}

function lanAdvice(needs: Needs): Creatable {
  const one = needs.macs === 'one';
  return {
    title: one ? 'An ipvlan' : 'A macvlan',
    settings: { ...plain, driver: one ? 'ipvlan' : 'macvlan', mode: one ? 'l2' : 'bridge' },
    reasons: [
      'Containers have addresses of the LAN, without address translation.',
      one
        ? 'All share the parent’s MAC address, which any port accepts.'
        : 'Each has a MAC address of its own, as a machine does.',
    ],
    tradeoffs: [
      'The host cannot reach them: the kernel passes nothing between a parent and what is on it.',
      'Addresses are not coordinated with the LAN’s DHCP: give an IP range that it leaves alone.',
      ...(needs.vlan === 'yes' ? ['Fill in the VLAN; the switch port of the parent must carry its tag.'] : []),
      ...(one ? ['DHCP cannot tell them apart by MAC.'] : ['Wi-Fi and many clouds drop such frames.']),
    ],
  };
}
