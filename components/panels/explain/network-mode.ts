import type { Container } from '@/lib/model';

/** What the network mode that a container was made with means for it, in a sentence. */
export function explainNetworkMode({
  networkMode: mode,
  swarmTask,
}: Pick<Container, 'networkMode' | 'swarmTask'>): string {
  if (mode.startsWith('container:')) return 'Another container’s namespace: its interfaces, its addresses, its ports.';
  if (swarmTask !== null) return 'Swarm attaches the task to its service’s networks.';
  switch (mode) {
    case 'bridge':
      return 'The default bridge: address and way out, but no DNS names.';
    case 'host':
      return 'The host’s own namespace: no address, no interface and no published ports of its own.';
    case 'none':
      return 'No network: loopback and nothing else.';
    default:
      return 'The network it was made on; others may have been attached since.';
  }
}
