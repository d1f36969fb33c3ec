import type { AddressPool } from './address-pool';

/** One `IPAM.Config` entry as asked for; a gateway that was not asked for is assigned but not shown. */
export interface SubnetSpec {
  readonly subnet: string;
  readonly gateway?: string;
  readonly ipRange?: string;
  readonly auxiliary?: Readonly<Record<string, string>>;
}

/** A subnet in use. */
export interface DoubleSubnet extends SubnetSpec {
  readonly assignedGateway: string;
  readonly pool: AddressPool;
}

/** What a person asks for when creating a network; all but the name has a default. */
export interface NetworkSpec {
  readonly name: string;
  readonly id?: string;
  /** Milliseconds since the epoch. */
  readonly created?: number;
  readonly driver?: string;
  readonly scope?: 'local' | 'swarm' | 'global';
  readonly ipv4?: boolean;
  readonly ipv6?: boolean;
  readonly ipamDriver?: string;
  readonly ipamOptions?: Readonly<Record<string, string>> | null;
  /** None given: the next block of the default pools, and then no static address is accepted. */
  readonly subnets?: readonly SubnetSpec[];
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly ingress?: boolean;
  readonly configOnly?: boolean;
  readonly configFrom?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  /** Names of endpoints that belong to no container, as a crash leaves them. */
  readonly stale?: readonly string[];
}

/** A network as the double keeps it; the wire form is made in `wire/network-json`. */
export interface DoubleNetwork extends Required<Omit<NetworkSpec, 'subnets'>> {
  readonly subnets: readonly DoubleSubnet[];
  /** Only then does the engine accept a static address. Inspect does not show it. */
  readonly userSubnets: boolean;
}

/** Made by the engine itself, never removable. */
export const PREDEFINED: readonly string[] = ['bridge', 'host', 'none'];
