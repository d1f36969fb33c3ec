import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Port } from '@/lib/model';
import { aContainer, anEngine, aTopology } from '@/lib/model/builders';
import { findingsSchema } from '@/lib/model/finding';
import { runtime } from '@/lib/server/running';
import { aRuntime, bearer, call } from '../stage';

let folder = '';
let world: ReturnType<typeof aRuntime>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'netloom-findings-'));
  await start();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const port = (privatePort: number): Port => ({ ip: '0.0.0.0', publicPort: privatePort, privatePort, protocol: 'tcp' });
const file = () => join(folder, 'findings.json');

async function start(): Promise<void> {
  world = aRuntime({ NETLOOM_DATA: folder });
  await show(port(80));
}
async function show(...ports: Port[]): Promise<void> {
  world.truth = aTopology({
    containers: [aContainer({ ports }), aContainer({ name: 'new', privileges: null })],
  });
  await world.inventory.refresh({});
}
const ask = (method: string, path: string, body?: unknown) =>
  call(method, path, { headers: bearer, ...(body !== undefined && { body }) });
async function read() {
  const answer = findingsSchema.parse(await (await ask('GET', '/api/findings')).json());
  const [finding] = answer.findings;
  if (!finding) throw new Error('nothing was found');
  return { answer, finding, path: `/api/findings/${finding.id}/acceptance` };
}
const records = () => runtime().audit.list({ limit: 100 }).actions;

describe('the findings', () => {
  it('say what they stand on, and of whom nothing is known', async () => {
    const { answer, finding } = await read();
    expect(answer).toMatchObject({ benchmark: 'CIS Docker Benchmark v1.6.0', notCurrent: null });
    expect(answer.unexamined).toMatchObject([{ name: 'new' }]);
    expect(finding).toMatchObject({ rule: 'published-everywhere', cis: { number: '5.14' }, acceptance: null });
  });

  it('are accepted with a reason, also after a restart, until more comes to them', async () => {
    const { path } = await read();
    expect((await ask('PUT', path, { reason: ' a public site ' })).status).toBe(200);
    await start();
    const accepted = { reason: 'a public site', who: 'admin' };
    expect((await read()).finding).toMatchObject({ acceptance: accepted, outgrown: null });
    await show(port(80), port(443));
    expect((await read()).finding).toMatchObject({
      acceptance: null,
      outgrown: { acceptance: accepted, added: ['port 443 (443/tcp)'] },
    });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(records()).toEqual([]);
  });

  it('are reopened, once', async () => {
    const { path } = await read();
    await ask('PUT', path, { reason: 'for now' });
    expect((await ask('DELETE', path)).status).toBe(200);
    expect((await read()).finding.acceptance).toBeNull();
    expect((await ask('DELETE', path)).status).toBe(404);
    expect(records()).toMatchObject([
      { kind: 'reopen', outcome: 'refused', containerName: 'web' },
      { kind: 'reopen', outcome: 'done', containerName: 'web' },
      { kind: 'accept', outcome: 'done', containerName: 'web' },
    ]);
  });

  it('are not accepted as they were when somebody looked and are not any more', async () => {
    const { finding, path } = await read();
    await show(port(80), port(443));
    const refused = await ask('PUT', `${path}?version=${finding.version}`, { reason: 'seen' });
    expect(refused.status).toBe(409);
    const now = (await read()).finding.version;
    expect((await ask('PUT', `${path}?version=${now}`, { reason: 'seen' })).status).toBe(200);
  });

  it.each([
    ['no reason', { reason: '  ' }, 400],
    ['a reason as long as a book', { reason: 'x'.repeat(501) }, 400],
    ['something else', { reason: 'x', covers: ['everything'] }, 400],
  ])('are not accepted with %s', async (_title, body, status) => {
    const { path } = await read();
    expect((await ask('PUT', path, body)).status).toBe(status);
    expect((await read()).finding.acceptance).toBeNull();
  });

  it.each([
    ['nothing like an id', 'web', 400],
    ['a path', '..%2f..%2fsession', 400],
    ['one that is not there', `privileged-${'0'.repeat(32)}`, 404],
  ])('are known by their ids only: %s', async (_title, id, status) => {
    expect((await ask('PUT', `/api/findings/${id}/acceptance`, { reason: 'x' })).status).toBe(status);
  });

  it('begin anew, with the former ones beside them, where the file cannot be read', async () => {
    writeFileSync(file(), '{"acceptances":{"web":');
    await start();
    const { path } = await read();
    await ask('PUT', path, { reason: 'again' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ acceptances: {} });
    expect((await read()).finding.acceptance).toMatchObject({ reason: 'again' });
  });

  it('are accepted until Netloom stops, and say so, where nothing can be written', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    const { path } = await read();
    const answer = await (await ask('PUT', path, { reason: 'for now' })).json();
    expect(answer.warning).toMatch(/holds until Netloom stops only/);
    expect((await read()).finding.acceptance).not.toBeNull();
  });

  it('of an engine that is gone say that they are old', async () => {
    world.truth = { ...world.truth, engines: [anEngine({ status: 'stale', reason: 'It was killed.' })] };
    await world.inventory.refresh({});
    expect((await read()).answer.notCurrent).toBe(
      'The engine does not answer: this is what was so when it last did. It was killed.',
    );
  });
});
