import { isAlive } from '../world/container';
import type { DoubleWorld } from '../world/double-world';

/** `GET /info` */
export function infoJson(world: DoubleWorld) {
  const containers = [...world.containers.values()];
  const { version, fullVersion } = world.dialect;
  return {
    ID: 'DOUB:LEDO:UBLE:DOUB',
    Containers: containers.length,
    ContainersRunning: containers.filter(({ state }) => state === 'running' || state === 'restarting').length,
    ContainersPaused: containers.filter(({ state }) => state === 'paused').length,
    ContainersStopped: containers.filter((container) => !isAlive(container)).length,
    Images: new Set(containers.map(({ imageId }) => imageId)).size,
    ...MACHINE,
    SystemTime: new Date(world.now()).toISOString(),
    ServerVersion: fullVersion,
    Swarm: swarmJson(world),
    ...(version === '20.10' ? ONLY_OLD : ONLY_NEW),
  };
}

function swarmJson({ swarm }: DoubleWorld) {
  if (!swarm) {
    return {
      NodeID: '',
      NodeAddr: '',
      LocalNodeState: 'inactive',
      ControlAvailable: false,
      Error: '',
      RemoteManagers: null,
    };
  }
  return {
    NodeID: swarm.nodeId,
    NodeAddr: swarm.nodeAddress,
    LocalNodeState: 'active',
    ControlAvailable: true,
    Error: '',
    RemoteManagers: [{ NodeID: swarm.nodeId, Addr: `${swarm.nodeAddress}:2377` }],
    Nodes: swarm.nodes.length,
    Managers: 1,
    Cluster: withoutTokens(swarm.cluster),
  };
}

function withoutTokens(cluster: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(cluster).filter(([key]) => key !== 'JoinTokens'));
}

const REGISTRY = { InsecureRegistryCIDRs: ['127.0.0.0/8'], IndexConfigs: {}, Mirrors: [] };

const MACHINE = {
  Driver: 'overlay2',
  DriverStatus: [['Backing Filesystem', 'extfs']],
  Plugins: {
    Volume: ['local'],
    Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
    Authorization: null,
    Log: ['json-file', 'local'],
  },
  MemoryLimit: true,
  SwapLimit: true,
  KernelMemoryTCP: true,
  CpuCfsPeriod: true,
  CpuCfsQuota: true,
  CPUShares: true,
  CPUSet: true,
  PidsLimit: true,
  IPv4Forwarding: true,
  Debug: false,
  NFd: 26,
  OomKillDisable: true,
  NGoroutines: 39,
  LoggingDriver: 'json-file',
  CgroupDriver: 'cgroupfs',
  CgroupVersion: '1',
  NEventsListener: 0,
  KernelVersion: '6.1.0-double',
  OperatingSystem: 'Engine double',
  OSVersion: '12',
  OSType: 'linux',
  Architecture: 'x86_64',
  IndexServerAddress: 'https://index.docker.io/v1/',
  NCPU: 2,
  MemTotal: 8_589_934_592,
  GenericResources: null,
  DockerRootDir: '/var/lib/docker',
  HttpProxy: '',
  HttpsProxy: '',
  NoProxy: '',
  Name: 'double',
  Labels: [],
  ExperimentalBuild: false,
  DefaultRuntime: 'runc',
  LiveRestoreEnabled: false,
  Isolation: '',
  InitBinary: 'docker-init',
  SecurityOptions: ['name=seccomp,profile=default'],
  Warnings: null,
};

const ONLY_OLD = {
  KernelMemory: true,
  BridgeNfIptables: true,
  BridgeNfIp6tables: true,
  RegistryConfig: {
    ...REGISTRY,
    AllowNondistributableArtifactsCIDRs: [],
    AllowNondistributableArtifactsHostnames: [],
  },
  Runtimes: { runc: { path: 'runc' } },
  ContainerdCommit: { ID: '', Expected: '' },
  RuncCommit: { ID: '', Expected: '' },
  InitCommit: { ID: '', Expected: '' },
};

const ONLY_NEW = {
  RegistryConfig: { ...REGISTRY, Mirrors: null },
  Runtimes: { runc: { path: 'runc', status: { 'org.opencontainers.runtime-spec.features': '{}' } } },
  ContainerdCommit: { ID: '' },
  RuncCommit: { ID: '' },
  InitCommit: { ID: '' },
  FirewallBackend: { Driver: 'iptables' },
  CDISpecDirs: [],
  Containerd: { Address: '', Namespaces: { Containers: 'moby', Plugins: 'plugins.moby' } },
};
