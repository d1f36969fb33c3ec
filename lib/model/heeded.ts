/** From this minor version of API 1 on an engine heeds the field at connect; before it drops it without a word. */
const heededFrom = { macAddress: 54, gatewayPriority: 48 } as const;

export function heeds(apiVersion: string | null, field: keyof typeof heededFrom): boolean {
  return isSince(apiVersion, heededFrom[field]);
}

/** When a container is made every engine heeds a MAC address: before API 1.44 as the container's, then as the endpoint's. */
export function takesMacByEndpoint(apiVersion: string | null): boolean {
  return isSince(apiVersion, 44);
}

function isSince(apiVersion: string | null, from: number): boolean {
  const [major = 1, minor = 0] = (apiVersion ?? '1.0').split('.').map(Number);
  return major > 1 || minor >= from;
}

/**
 * Whether the engine lets a container join and start although the network that it was run on is gone, under its name or id
 * (measured: 20.10, API 1.41, does; 26.1, API 1.45, says "could not find a network matching network mode").
 */
export function forgetsNetworkMode(apiVersion: string | null): boolean {
  const [major = 1, minor = 0] = (apiVersion ?? '1.99').split('.').map(Number);
  return major === 1 && minor <= 41;
}
