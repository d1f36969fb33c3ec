import type { SwarmObject, SwarmState } from '../world/swarm';

const AT = '2026-01-01T00:00:00.000000001Z';
const TLS = { TrustRoot: 'certificate', CertIssuerSubject: 'c3ViamVjdA==', CertIssuerPublicKey: 'a2V5' };
const entity = (ID: string) => ({ ID, Version: { Index: 10 }, CreatedAt: AT, UpdatedAt: AT });

const A_CLUSTER_ID = 'cluster00000000000000001a';
const A_NODE_ID = 'node0000000000000000000a1';

const CLUSTER: SwarmObject = {
  ...entity(A_CLUSTER_ID),
  Spec: {
    Name: 'default',
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: {
      SnapshotInterval: 10000,
      KeepOldSnapshots: 0,
      LogEntriesForSlowFollowers: 500,
      ElectionTick: 10,
      HeartbeatTick: 1,
    },
    Dispatcher: { HeartbeatPeriod: 5_000_000_000 },
    CAConfig: { NodeCertExpiry: 7_776_000_000_000_000 },
    TaskDefaults: {},
    EncryptionConfig: { AutoLockManagers: false },
  },
  TLSInfo: TLS,
  RootRotationInProgress: false,
  DefaultAddrPool: ['10.0.0.0/8'],
  SubnetSize: 24,
  DataPathPort: 4789,
  JoinTokens: { Worker: 'SWMTKN-worker-must-not-leave', Manager: 'SWMTKN-manager-must-not-leave' },
};

const NODE: SwarmObject = {
  ...entity(A_NODE_ID),
  Spec: { Labels: {}, Role: 'manager', Availability: 'active' },
  Description: {
    Hostname: 'double',
    Platform: { Architecture: 'x86_64', OS: 'linux' },
    Resources: { NanoCPUs: 2_000_000_000, MemoryBytes: 8_589_934_592 },
    Engine: { EngineVersion: '20.10.24', Plugins: [{ Type: 'Network', Name: 'overlay' }] },
    TLSInfo: TLS,
  },
  Status: { State: 'ready', Addr: '10.0.0.1' },
  ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: '10.0.0.1:2377' },
};

const STOP = { StopSignal: 'SIGTERM', StopGracePeriod: 10_000_000_000 };

const taskSpec = (networkId: string) => ({
  ContainerSpec: { Image: 'busybox:latest', Command: ['sleep', '10000'], ...STOP, Isolation: 'default' },
  RestartPolicy: { Condition: 'any', MaxAttempts: 0 },
  Networks: [{ Target: networkId }],
  ForceUpdate: 0,
});

/** A service of some replicas on one network. */
export const aSwarmService = (id: string, name: string, networkId: string, replicas: number): SwarmObject => ({
  ...entity(id),
  Spec: {
    Name: name,
    Labels: {},
    TaskTemplate: { ...taskSpec(networkId), Runtime: 'container' },
    Mode: { Replicated: { Replicas: replicas } },
    EndpointSpec: { Mode: 'dnsrr' },
  },
  Endpoint: { Spec: {} },
});

/** One running task of a service. */
export const aSwarmTask = (
  id: string,
  serviceId: string,
  slot: number,
  containerId: string,
  networkId: string,
): SwarmObject => ({
  ...entity(id),
  Labels: {},
  Spec: taskSpec(networkId),
  ServiceID: serviceId,
  Slot: slot,
  NodeID: A_NODE_ID,
  Status: {
    Timestamp: AT,
    State: 'running',
    Message: 'started',
    ContainerStatus: { ContainerID: containerId, PID: 4242, ExitCode: 0 },
    PortStatus: {},
  },
  DesiredState: 'running',
  NetworksAttachments: [{ Network: attachedNetwork(networkId), Addresses: [`10.0.1.${slot + 2}/24`] }],
});

function attachedNetwork(id: string) {
  const ipam = { Driver: { Name: 'default' }, Configs: [{ Subnet: '10.0.1.0/24', Gateway: '10.0.1.1' }] };
  const overlay = { Name: 'overlay' };
  return {
    ...entity(id),
    Spec: {
      Name: 'mesh',
      Labels: {},
      DriverConfiguration: overlay,
      Attachable: true,
      IPAMOptions: ipam,
      Scope: 'swarm',
    },
    DriverState: { ...overlay, Options: { 'com.docker.network.driver.overlay.vxlanid_list': '4097' } },
    IPAMOptions: ipam,
  };
}

/** A one-node Swarm; services and tasks as given. */
export const aSwarm = (swarm: Partial<SwarmState> = {}): SwarmState => ({
  nodeId: A_NODE_ID,
  nodeAddress: '10.0.0.1',
  cluster: CLUSTER,
  nodes: [NODE],
  services: [],
  tasks: [],
  ...swarm,
});
