import { busyboxImage, startLab, type Lab } from '../lab/engine.mjs';
import { engineCall } from '../lab/engine-api.mjs';

const networks = 3;
const containers = 12;

/** A real engine with what stays as it is while the rest is churned, and comes back with the engine after a kill. */
export async function startSoakLab(): Promise<Lab> {
  const lab = await startLab({ name: `soak-${process.pid}` });
  const call = (path: string, body: unknown) => engineCall(lab.socket, 'POST', path, body);
  for (let at = 0; at < networks; at += 1) {
    await call('/networks/create', { Name: `still-${at}`, IPAM: { Config: [{ Subnet: `10.66.${at}.0/24` }] } });
  }
  for (let at = 0; at < containers; at += 1) {
    await call(`/containers/create?name=still-${networks + at}`, {
      ...{ Image: busyboxImage, StopSignal: 'SIGKILL', StopTimeout: 0 },
      Cmd: ['sh', '-c', `while true; do ping -c 1 -W 1 10.66.${at % networks}.1 > /dev/null; sleep 1; done`],
      HostConfig: { NetworkMode: `still-${at % networks}`, RestartPolicy: { Name: 'always' } },
    });
    await call(`/containers/still-${networks + at}/start`, undefined);
  }
  return lab;
}
