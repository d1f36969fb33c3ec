/** Ways out of the container, each off unless the operator has switched it on by name (`NETLOOM_ALLOW`). */
export const riskyRunOptions = [
  'privileged',
  'pid',
  'ipc',
  'uts',
  'userns',
  'binds',
  'devices',
  'capabilities',
] as const;
export type RiskyRunOption = (typeof riskyRunOptions)[number];
