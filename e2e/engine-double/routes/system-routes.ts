import { jsonAnswer, textAnswer } from '../http/answer';
import type { Headers } from '../http/wire';
import type { Router } from '../http/router';
import { infoJson } from '../wire/info-json';
import { versionJson } from '../wire/version-json';
import type { DoubleWorld } from '../world/double-world';

export function addSystemRoutes(router: Router, world: DoubleWorld): void {
  const ping = (body: string) => {
    const answer = textAnswer(200, body);
    const fresh = { 'Cache-Control': 'no-cache, no-store, must-revalidate', Pragma: 'no-cache' };
    const swarm = world.swarm ? 'active/manager' : 'inactive';
    const newer: Headers = world.dialect.version === '20.10' ? {} : { 'Builder-Version': '2', Swarm: swarm };
    return { ...answer, headers: { ...answer.headers, ...fresh, ...newer } };
  };
  router
    .add('GET /_ping', () => ping('OK'))
    .add('HEAD /_ping', () => ping(''))
    .add('GET /version', () => jsonAnswer(200, versionJson(world.dialect)))
    .add('GET /info', () => jsonAnswer(200, infoJson(world)));
}
