/**
 * Takes what the stats API counted in one container and the endpoints that must be in it, gives which interface is whose.
 * The API names interfaces, and nothing of it names their networks: never by order, nor by elimination (names are used
 * again after a disconnect). Must not import anything that reads.
 */
import type { Endpoint, EndpointId } from '@/lib/model';

/** The driver option that names an endpoint's interface; engines before API 1.48 take it and do nothing with it. */
const nameOption = 'com.docker.network.endpoint.ifname';

type NameableEndpoint = Pick<Endpoint, 'id' | 'driverOptions' | 'gatewayPriority'>;

export interface StatsAttribution {
  byEndpoint: ReadonlyMap<EndpointId, string>;
  /** Interfaces that could not be proven to be any endpoint's, and why. */
  unattributed: readonly { interfaceName: string; reason: string }[];
}

/** Proven: the only interface of a container on one network, and an interface that the person named at connect. */
export function attributeStats(
  interfaceNames: readonly string[],
  endpoints: readonly NameableEndpoint[],
): StatsAttribution {
  const [onlyName, anotherName] = interfaceNames;
  const [onlyEndpoint, anotherEndpoint] = endpoints;
  const isAlone = anotherName === undefined && anotherEndpoint === undefined;
  const byEndpoint =
    onlyName !== undefined && onlyEndpoint && isAlone
      ? new Map([[onlyEndpoint.id, onlyName]])
      : namedAtConnect(interfaceNames, endpoints);
  const proven = new Set(byEndpoint.values());
  const left = interfaceNames.filter((name) => !proven.has(name));
  const reason = whyUnproven(interfaceNames.length, endpoints.length);
  return { byEndpoint, unattributed: left.map((interfaceName) => ({ interfaceName, reason })) };
}

/** A name that two endpoints were given proves nothing. */
function namedAtConnect(
  interfaceNames: readonly string[],
  endpoints: readonly NameableEndpoint[],
): Map<EndpointId, string> {
  const asked = endpoints.map((endpoint) => [endpoint.id, nameAskedFor(endpoint)] as const);
  const pairs = asked.flatMap(([id, name]) => {
    const isOnly = asked.filter(([, other]) => other === name).length === 1;
    return name !== null && isOnly && interfaceNames.includes(name) ? [[id, name] as const] : [];
  });
  return new Map(pairs);
}

/** That an engine tells gateway priorities shows that it is one that heeds the option: both came with API 1.48. */
function nameAskedFor({ driverOptions, gatewayPriority }: NameableEndpoint): string | null {
  return gatewayPriority === null ? null : (driverOptions[nameOption] ?? null);
}

function whyUnproven(interfaces: number, endpoints: number): string {
  const which =
    interfaces === 1 ? 'its network' : `which of the container’s ${interfaces} interfaces is on which network`;
  const known = endpoints === 1 ? 'one is known' : `${endpoints} are known`;
  return `the stats API does not tell ${which} (${known})`;
}
