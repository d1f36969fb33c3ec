import { notFound } from '../engine-refusal';
import { jsonAnswer } from '../http/answer';
import type { Router } from '../http/router';
import { images, type DoubleImage } from '../world/image';

export function addImageRoutes(router: Router): void {
  router
    .add('GET /images/json', () => jsonAnswer(200, images.map(summary)))
    .add('GET /images/:id/json', (_, { id = '' }) => {
      const image = images.find((one) => one.id === id);
      if (!image) throw notFound(`No such image: ${id}`);
      return jsonAnswer(200, inspected(image));
    });
}

const created = Date.UTC(2026, 0, 1);

const summary = ({ id, tags, bytes }: DoubleImage) => ({
  Containers: -1,
  Created: created / 1000,
  Id: id,
  Labels: null,
  ParentId: '',
  RepoDigests: null,
  RepoTags: tags,
  SharedSize: -1,
  Size: bytes,
  VirtualSize: bytes,
});

const inspected = ({ id, tags, command, bytes }: DoubleImage) => ({
  Id: id,
  RepoTags: tags,
  RepoDigests: [],
  Created: new Date(created).toISOString(),
  Config: { Env: ['SECRET=must-not-leave-the-server'], Cmd: command, Entrypoint: null, ExposedPorts: { '80/tcp': {} } },
  Os: 'linux',
  Size: bytes,
});
