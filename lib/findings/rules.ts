import type { Finding, FindingRule } from '@/lib/model/finding';

type Cis = NonNullable<Finding['cis']>;

/** What a rule looks for, and the recommendation of `benchmark` it stands on, where there is one. */
export const rules: Record<FindingRule, { title: string; cis: Cis | null }> = {
  'engine-socket': {
    title: 'Engine socket mounted',
    cis: { number: '5.32', title: 'Ensure that the Docker socket is not mounted inside any containers' },
  },
  privileged: {
    title: 'Privileged container',
    cis: { number: '5.5', title: 'Ensure that privileged containers are not used' },
  },
  'added-capability': {
    title: 'Added capability',
    cis: { number: '5.4', title: 'Ensure that Linux kernel capabilities are restricted within containers' },
  },
  'published-everywhere': {
    title: 'Port published on every address',
    cis: {
      number: '5.14',
      title: 'Ensure that incoming container traffic is bound to a specific host interface',
    },
  },
  'host-network': {
    title: 'Host network mode',
    cis: { number: '5.10', title: 'Ensure that the host’s network namespace is not shared' },
  },
  'straddles-internal': { title: 'Way out of an internal network', cis: null },
  'shared-bridge': { title: 'Shared bridge with ICC', cis: null },
  'unencrypted-overlay': {
    title: 'Unencrypted overlay',
    cis: { number: '7.3', title: 'Ensure that all Docker swarm overlay networks are encrypted' },
  },
  'default-bridge': {
    title: 'Default bridge in use',
    cis: { number: '5.30', title: 'Ensure that Docker’s default bridge “docker0” is not used' },
  },
};

/** Of ICC on the default bridge alone: of other bridges it says nothing. */
export const iccOnDefaultBridge: Cis = {
  number: '2.2',
  title: 'Ensure network traffic is restricted between containers on the default bridge',
};
