import type { ContainerSpec } from '../world/container-lifecycle';

/** A running container on the default bridge unless told otherwise. */
export const aDoubleContainer = (container: Partial<ContainerSpec> = {}): ContainerSpec => ({
  name: 'web',
  image: 'nginx:1.27',
  command: ['nginx', '-g', 'daemon off;'],
  ...container,
});
