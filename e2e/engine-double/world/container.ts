export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead';
type ContainerHealth = 'starting' | 'healthy' | 'unhealthy';

export interface DoublePort {
  readonly privatePort: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  /** Absent when the port is exposed but not published. */
  readonly publicPort?: number;
  readonly ip?: string;
}

/** What the person asked for on connect; it survives a stop, the assigned addresses do not. */
export interface EndpointRequest {
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly macAddress?: string;
  readonly aliases?: readonly string[];
  readonly links?: readonly string[];
  readonly driverOptions?: Readonly<Record<string, string>>;
  readonly gatewayPriority?: number;
}

/** What the engine gave; there only while the container runs. */
export interface EndpointLease {
  readonly endpointId: string;
  readonly macAddress: string;
  readonly ipv4: string;
  readonly ipv4Prefix: number;
  readonly gateway: string;
  readonly ipv6: string;
  readonly ipv6Prefix: number;
  readonly ipv6Gateway: string;
}

export interface DoubleEndpoint {
  readonly networkName: string;
  /** Empty until the container started on it once: until then the engine keeps the name only. */
  readonly networkId: string;
  readonly request: EndpointRequest;
  /** Connected after creation: 20.10 then adds the short id to the aliases. */
  readonly joined: boolean;
  readonly lease: EndpointLease | null;
}

/** A container as the double keeps it. Replaced, never changed in place, so that caches can compare by identity. */
export interface DoubleContainer {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly imageId: string;
  readonly command: readonly string[];
  /** Milliseconds since the epoch, here and below. */
  readonly created: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly state: ContainerState;
  readonly exitCode: number;
  readonly health: ContainerHealth | null;
  readonly pid: number;
  readonly restartCount: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly DoublePort[];
  /** `bridge`, `host`, `none`, `container:<id>` or a network's name. */
  readonly networkMode: string;
  /** By network name, as the engine keeps them. */
  readonly endpoints: ReadonlyMap<string, DoubleEndpoint>;
}

export const isAlive = ({ state }: Pick<DoubleContainer, 'state'>): boolean =>
  state === 'running' || state === 'paused' || state === 'restarting';

export const shortId = (id: string): string => id.slice(0, 12);
