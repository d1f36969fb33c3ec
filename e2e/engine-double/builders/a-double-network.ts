import type { NetworkSpec } from '../world/network';

/** A Compose project's default network unless told otherwise. */
export const aDoubleNetwork = (network: Partial<NetworkSpec> = {}): NetworkSpec => ({
  name: 'shop_default',
  driver: 'bridge',
  labels: { 'com.docker.compose.network': 'default', 'com.docker.compose.project': 'shop' },
  ...network,
});
