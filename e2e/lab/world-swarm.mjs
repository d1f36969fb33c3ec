import { uplink } from './addresses.mjs';
import { engineCall } from './engine-api.mjs';
import * as traffic from './traffic.mjs';
import { overlay } from './world-networks.mjs';

/** @param {string} socket */
export async function ensureSwarm(socket) {
  const { Swarm } = await engineCall(socket, 'GET', '/info');
  if (Swarm.LocalNodeState === 'active') return;
  await engineCall(socket, 'POST', '/swarm/init', {
    ListenAddr: `${uplink.address}:2377`,
    AdvertiseAddr: uplink.address,
    // The default pool, 10.0.0.0/8, would lie over the networks of the world.
    DefaultAddrPool: ['10.40.0.0/16'],
    SubnetSize: 24,
    Spec: {},
  });
}

/** @param {string} socket */
export async function ensureService(socket) {
  const filters = encodeURIComponent(JSON.stringify({ name: ['mesh-echo'] }));
  if ((await engineCall(socket, 'GET', `/services?filters=${filters}`)).length > 0) return;
  await engineCall(socket, 'POST', '/services/create', {
    Name: 'mesh-echo',
    TaskTemplate: {
      ContainerSpec: {
        Image: 'lab/web:latest',
        Command: traffic.commandOf([
          traffic.serve({ port: 7000 }),
          traffic.request({ to: ['mesh-echo:7000'], pause: 3 }),
        ]),
        StopGracePeriod: 0,
        StopSignal: 'SIGKILL',
      },
      Networks: [{ Target: overlay.Name }],
      RestartPolicy: { Condition: 'any' },
    },
    Mode: { Replicated: { Replicas: 3 } },
    // A virtual IP needs IP_VS in the kernel, which is often absent; the tasks' own addresses need nothing.
    EndpointSpec: { Mode: 'dnsrr' },
  });
}
