import { busyboxImage, startLab, type Lab } from '../lab/engine.mjs';
import { engineCall } from '../lab/engine-api.mjs';
import { inParallel } from '../lab/parallel.mjs';

export const crowdSize = 150;
const networks = 10;
const projectSize = 15;

/** A real engine with 150 running containers on ten networks, every fifth of them on two: what the targets speak of. */
export async function startCrowd(): Promise<Lab> {
  const lab = await startLab({ name: `bench-${process.pid}` });
  const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
    engineCall(lab.socket, method, path, body);
  for (let index = 0; index < networks; index += 1) {
    await call('POST', '/networks/create', {
      Name: `net-${index}`,
      IPAM: { Config: [{ Subnet: `10.60.${index}.0/24` }] },
    });
  }
  await inParallel(
    Array.from({ length: crowdSize }, (_, index) => index),
    4,
    async (index: number) => {
      const name = `crowd-${index}`;
      await call('POST', `/containers/create?name=${name}`, {
        Image: busyboxImage,
        Cmd: ['sleep', '1000000'],
        StopSignal: 'SIGKILL',
        Labels: containerLabels(index),
        HostConfig: { NetworkMode: `net-${index % networks}` },
      });
      if (index % 5 === 0) await call('POST', `/networks/net-${(index + 1) % networks}/connect`, { Container: name });
      await call('POST', `/containers/${name}/start`);
    },
  );
  return lab;
}

/** Ten Compose projects, so that the picture has to group as it does for a person. */
function containerLabels(index: number): Record<string, string> {
  return {
    'com.docker.compose.project': `project-${Math.floor(index / projectSize)}`,
    'com.docker.compose.service': `service-${index % projectSize}`,
    'com.docker.compose.container-number': '1',
  };
}
