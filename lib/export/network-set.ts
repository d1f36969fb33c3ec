import { isPredefined } from '@/lib/model';
import type { Network, Topology } from '@/lib/model';
import type { Chosen } from './chosen';
import { byCount, namesOf } from './words';

/** Made by Swarm itself when a node joins. */
const swarmGateway = 'docker_gwbridge';

/** As long as the model keeps values: a longer one was cut. */
const valueBytes = 1024;
const encoder = new TextEncoder();

export interface NetworkSet {
  /** Those to be made, in their order of names. */
  made: readonly Network[];
  /** Why others are not. */
  notes: readonly string[];
}

/** Which of the chosen networks can be made at all. */
export function networkSet({ networks }: Topology, chosen: Chosen): NetworkSet {
  const wanted = networks.filter(({ id }) => chosen.networks.has(id)).toSorted(byName);
  const predefined = wanted.filter(isPredefined);
  const own = wanted.filter((network) => !isPredefined(network));
  const gateways = own.filter(({ name }) => name === swarmGateway);
  const further = own.filter((network) => network.name !== swarmGateway);
  const made = further.filter(({ name }, at) => further.findIndex((other) => other.name === name) === at);
  const doubles = further.filter((network) => !made.includes(network));
  const cut = made.filter((network) => [network.labels, network.options].some(isCut));
  return {
    made,
    notes: [
      ...(predefined.length > 0
        ? [`${namesOf(predefined)} ${byCount(predefined, 'is', 'are')} there on every engine, and not made.`]
        : []),
      ...(gateways.length > 0 ? [`${namesOf(gateways)} is not made: Swarm does that itself.`] : []),
      ...(doubles.length > 0
        ? [
            `Of the networks that share the name ${namesOf(unique(doubles))} only one is made: engines take a name once.`,
          ]
        : []),
      ...(cut.length > 0
        ? [`Of ${namesOf(cut)} an option or label is longer than Netloom keeps (1 kB), and is cut here.`]
        : []),
    ],
  };
}

function byName(a: Network, b: Network): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

function unique(networks: readonly Network[]): Network[] {
  return networks.filter(({ name }, at) => networks.findIndex((other) => other.name === name) === at);
}

/** At most three bytes less: half a character is not kept. */
function isCut(map: Readonly<Record<string, string>>): boolean {
  return Object.values(map).some(
    (value) => value.length * 3 > valueBytes && encoder.encode(value).length > valueBytes - 4,
  );
}
