import type { Dialect } from '../engine-version';

const KERNEL = '6.1.0-double';

/** `GET /version` */
export function versionJson({ fullVersion, apiVersion, minApiVersion }: Dialect) {
  const build = {
    ApiVersion: apiVersion,
    Arch: 'amd64',
    BuildTime: '2026-01-01T00:00:00.000000000+00:00',
    GitCommit: '0000000',
    GoVersion: 'go1.19.8',
    KernelVersion: KERNEL,
    MinAPIVersion: minApiVersion,
    Os: 'linux',
  };
  return {
    Platform: { Name: '' },
    Components: [{ Name: 'Engine', Version: fullVersion, Details: { ...build, Experimental: 'false' } }],
    Version: fullVersion,
    ...build,
  };
}
