import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDoubleContainer, DoubleWorld, startEngineDouble, type EngineDouble } from './index';
import { engineRequest } from './scenario/engine-request.mjs';

interface Seen {
  status: number | null;
  headers: Record<string, unknown>;
  chunks: Buffer[];
  /** How it ended: whole, cut off, or never a head. */
  end: Promise<'whole' | 'cut' | 'refused'>;
  firstByte: Promise<void>;
  destroy: () => void;
}

/** A request that is watched while it happens. */
async function ask(double: EngineDouble, path: string): Promise<Seen> {
  return new Promise((resolve) => {
    const outgoing = request({ socketPath: double.socket, path, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      let heard = () => {};
      const firstByte = new Promise<void>((ready) => (heard = ready));
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        heard();
      });
      const end = new Promise<'whole' | 'cut'>((done) => {
        answer.on('end', () => done('whole'));
        answer.on('error', () => done('cut'));
      });
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        chunks,
        end,
        firstByte,
        destroy: () => outgoing.destroy(),
      });
    });
    outgoing.on('error', () =>
      resolve({
        status: null,
        headers: {},
        chunks: [],
        end: Promise.resolve('refused'),
        firstByte: Promise.resolve(),
        destroy: () => {},
      }),
    );
    outgoing.end();
  });
}

const textOf = ({ chunks }: Seen) => Buffer.concat(chunks).toString('utf8');
const LIST = '/v1.41/containers/json?all=1';

let double: EngineDouble;
beforeEach(async () => {
  double = await startEngineDouble({
    world: new DoubleWorld({ containers: [aDoubleContainer({ name: 'web', labels: { note: 'naïve 🕸 ünïcode' } })] }),
  });
});
afterEach(() => double.stop());

describe('a fault on one request', () => {
  it.each<[string, (double: EngineDouble) => void, { status: number | null; end: string; body: string | RegExp }]>([
    ['refuses', (d) => d.on('*').refuse(), { status: null, end: 'refused', body: '' }],
    ['answers HTML with 200', (d) => d.on('*').html(), { status: 200, end: 'whole', body: /^<!doctype html>/ }],
    ['answers 500 without a body', (d) => d.on('*').empty(500), { status: 500, end: 'whole', body: '' }],
    ['redirects elsewhere', (d) => d.on('*').redirect('http://elsewhere/'), { status: 301, end: 'whole', body: '' }],
    [
      'lies in JSON',
      (d) => d.on('*').reply(200, { not: 'a list' }),
      { status: 200, end: 'whole', body: '{"not":"a list"}' },
    ],
    ['cuts before the body', (d) => d.on('*').cut(0), { status: 200, end: 'cut', body: '' }],
    ['cuts within the body', (d) => d.on('*').cut(7), { status: 200, end: 'cut', body: '[{"Id":' }],
    ['loses the reply', (d) => d.on('*').loseReply(), { status: null, end: 'refused', body: '' }],
    ['puts garbage first', (d) => d.on('*').garbage('?!\n'), { status: 200, end: 'whole', body: /^\?!\n\[\{"Id"/ }],
    ['only delays', (d) => d.on('*').delay(1), { status: 200, end: 'whole', body: /^\[\{"Id"/ }],
  ])('%s', async (_title, arm, expected) => {
    arm(double);
    const seen = await ask(double, LIST);
    expect(await seen.end).toBe(expected.end);
    expect(seen.status).toBe(expected.status);
    if (typeof expected.body === 'string') expect(textOf(seen)).toBe(expected.body);
    else expect(textOf(seen)).toMatch(expected.body);
  });

  it('hangs before the headers until it is let go', async () => {
    const hung = double.on('GET /containers/json').hang();
    const asked = ask(double, LIST);
    await hung.reached();
    expect((await ask(double, '/_ping')).status).toBe(200);
    hung.release();
    expect(await (await asked).end).toBe('whole');
  });

  it('gives the headers and then nothing', async () => {
    double.on('GET /containers/json').silence();
    const seen = await ask(double, LIST);
    await (
      await ask(double, '/_ping')
    ).end;
    expect([seen.status, seen.chunks]).toEqual([200, []]);
    seen.destroy();
  });

  it('splits a body where it is told, in the middle of a character too', async () => {
    const whole = Buffer.from((await engineRequest(double.socket, 'GET', LIST)).text);
    const middle = whole.indexOf('🕸') + 2;
    double.on('GET /containers/json').split(3, middle);
    const seen = await ask(double, LIST);
    await seen.end;
    expect(seen.chunks.map(({ length }) => length)).toEqual([3, middle - 3, whole.length - middle]);
    expect(textOf(seen)).toBe(whole.toString('utf8'));
  });

  it('drips a body byte by byte', async () => {
    double.on('GET /_ping').drip();
    const seen = await ask(double, '/_ping');
    await seen.end;
    expect(seen.chunks.map(String)).toEqual(['O', 'K']);
  });
});

describe('a rule', () => {
  const statuses = async (path: string, count: number) => {
    const answers: (number | null)[] = [];
    for (let index = 0; index < count; index += 1) answers.push((await ask(double, path)).status);
    return answers;
  };

  it.each<[string, (double: EngineDouble) => void, (number | null)[]]>([
    ['times', (d) => d.on('GET /_ping').times(2).empty(500), [500, 500, 200, 200]],
    ['after', (d) => d.on('GET /_ping').after(3).empty(500), [200, 200, 200, 500]],
    ['nth', (d) => d.on('GET /_ping').nth(2).empty(500), [200, 500, 200, 200]],
    [
      'two of them',
      (d) => [d.on('GET /_ping').nth(1).empty(500), d.on('GET /_ping').nth(3).empty(503)],
      [500, 200, 503, 200],
    ],
    ['an expression', (d) => d.on(/ping/).nth(4).empty(500), [200, 200, 200, 500]],
    [
      'a condition',
      (d) =>
        d
          .on('*')
          .when(({ query }) => query.has('x'))
          .empty(500),
      [200, 200, 200, 200],
    ],
    ['another method', (d) => d.on('HEAD /_ping').empty(500), [200, 200, 200, 200]],
    ['cleared', (d) => (d.on('*').empty(500), d.clear()), [200, 200, 200, 200]],
  ])('harms the requests it is meant for: %s', async (_title, arm, expected) => {
    arm(double);
    expect(await statuses('/_ping', 4)).toEqual(expected);
  });

  it('matches the route with and without a version and names no other', async () => {
    const rule = double.on('GET /containers/:id/json').empty(500);
    expect((await ask(double, '/v1.41/containers/web/json')).status).toBe(500);
    expect((await ask(double, '/containers/web/json')).status).toBe(500);
    expect((await ask(double, '/containers/json')).status).toBe(200);
    expect(rule.hits).toBe(2);
  });

  it('loses the reply after the work was done', async () => {
    double.on('POST /networks/create').times(1).loseReply();
    const create = () =>
      engineRequest(double.socket, 'POST', '/networks/create', { Name: 'once', CheckDuplicate: true });
    await expect(create()).rejects.toThrow();
    expect((await create()).status).toBe(409);
  });

  it('leaves the work undone when it refuses', async () => {
    double.on('POST /networks/create').times(1).refuse();
    const create = () =>
      engineRequest(double.socket, 'POST', '/networks/create', { Name: 'once', CheckDuplicate: true });
    await expect(create()).rejects.toThrow();
    expect((await create()).status).toBe(201);
  });
});
