import type { InterfaceKind } from '@/lib/model';

/** What each kind of interface of a host is called. */
export const interfaceWords: Record<InterfaceKind, string> = {
  bridge: 'bridge',
  veth: 'veth',
  loopback: 'loopback',
  vxlan: 'VXLAN',
  physical: 'network card',
  other: 'other',
};
