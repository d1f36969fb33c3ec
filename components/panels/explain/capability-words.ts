import type { Capability, Reading } from '@/lib/model';

export const capabilityWords: Readonly<Record<Capability, string>> = {
  'network.change': 'Create, edit and remove networks',
  'endpoint.change': 'Attach and detach containers',
  'container.control': 'Start, stop and remove containers',
  'container.run': 'Run containers',
  'layout.save': 'Save the picture for everybody',
  'finding.accept': 'Accept findings',
};

/** What of an engine cannot be read, and what becomes of the picture without it. */
export const readingWords: Readonly<Record<Reading, readonly [name: string, consequence: string]>> = {
  version: ['Version', 'Netloom cannot follow the engine.'],
  info: ['Facts about the host', 'Its name, drivers and Swarm are unknown; its id is made from its address.'],
  events: ['Events', 'Changes are seen when everything is read anew: every 5 s, more rarely on a large engine.'],
  networks: ['Networks', 'Netloom cannot follow the engine.'],
  'network details': ['Details of networks', 'Endpoints that nobody uses any more cannot be found.'],
  containers: ['Containers', 'Netloom cannot follow the engine.'],
  'container details': [
    'Details of containers',
    'Aliases, DNS names, start times, privileges and traffic from /proc are unknown.',
  ],
  stats: ['Counters of the stats API', 'No traffic is known where it cannot be read from /proc.'],
  images: ['Images', 'A new container’s image is typed, not chosen.'],
};
