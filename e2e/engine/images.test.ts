import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '@/lib/docker/engine';
import { findImage } from '@/lib/model/image';
import { busyboxImage } from '../lab/engine.mjs';
import { withLab } from './with-lab';

const under = withLab();
let engine: Engine;
beforeAll(async () => {
  engine = under.connect();
  await engine.describe();
});

describe('images', () => {
  it('are listed with what they are called and what they run', async () => {
    const image = findImage(await engine.listImages(), busyboxImage);
    expect(image).toMatchObject({ tags: [busyboxImage], hasCommand: false, exposedPorts: [] });
    expect(image?.bytes).toBeGreaterThan(100_000);
  });

  it('that have a command or ports say so', async () => {
    await under.lab.docker('create', '--name', 'source', busyboxImage, 'sleep', '1');
    const changes = ['--change', 'CMD ["sleep","9"]', '--change', 'EXPOSE 80 53/udp'];
    const id = await under.lab.docker('commit', ...changes, 'source', 'served:1');
    const image = findImage(await engine.listImages(), 'served:1');
    expect(image).toMatchObject({
      id,
      hasCommand: true,
      exposedPorts: [
        { privatePort: 53, protocol: 'udp' },
        { privatePort: 80, protocol: 'tcp' },
      ],
    });
  });

  it('that have lost their name to a newer one are listed without', async () => {
    const former = await under.lab.docker('inspect', '--format', '{{.Id}}', 'served:1');
    await under.lab.docker('commit', '--change', 'CMD ["sleep","8"]', 'source', 'served:1');
    const image = findImage(await engine.listImages(), former);
    expect(image).toMatchObject({ tags: [], digests: [] });
  });
});
