import { visibleText, type Happening, type HappeningKind } from '@/lib/model';

/** Whose list it stands in: its name goes without saying, and at an endpoint both do. */
export type Seen = 'from the network' | 'from the container' | 'from the endpoint' | 'from outside';

const onContainer: Partial<Record<HappeningKind, string>> = {
  'container-created': 'created',
  'container-renamed': 'renamed',
  'container-started': 'started',
  'container-restarted': 'restarted',
  'container-unpaused': 'continued',
  'container-health': 'health',
  'container-paused': 'paused',
  'container-stopped': 'stopped',
  'container-removed': 'removed',
};

const onBoth: Partial<Record<HappeningKind, readonly [verb: string, preposition: string]>> = {
  attached: ['attached', 'to'],
  detached: ['detached', 'from'],
  'address-changed': ['address', 'on'],
};

const onNetwork: Partial<Record<HappeningKind, string>> = {
  'network-created': 'network created',
  'network-removed': 'network removed',
};

/** `legacy-cron attached to shop_app: 10.0.0.4 → 10.0.0.5`, without the name that goes without saying. */
export function happeningText({ kind, containerName, networkName, detail }: Happening, seen: Seen): string {
  const at = (place: Seen) => seen === place || seen === 'from the endpoint';
  const container = at('from the container') ? '' : visibleText(containerName ?? '');
  const network = at('from the network') ? '' : visibleText(networkName ?? '');
  return [sentence(kind, container, network), detail === null ? '' : visibleText(detail)].filter(Boolean).join(': ');
}

function sentence(kind: HappeningKind, container: string, network: string): string {
  if (kind === 'engine-back') return 'engine answers again';
  if (kind === 'engine-lost') return 'engine no longer answers';
  const both = onBoth[kind];
  const words = both
    ? [container, both[0], network && both[1], network]
    : [container || network, onContainer[kind] ?? onNetwork[kind] ?? ''];
  return words.filter(Boolean).join(' ');
}
