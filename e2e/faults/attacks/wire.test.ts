import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { anAttackedProduct, inShort } from './attacked-product';
import { rawExchange, rawStream, statusesIn } from './raw-http';

const product = anAttackedProduct();
const host = () => `host: 127.0.0.1:${product.port()}\r\n`;
const token = () => `authorization: Bearer ${product.token()}\r\n`;
const post = () => `POST /api/networks HTTP/1.1\r\n${host()}${token()}content-type: application/json\r\n`;
/** Would create a network if anybody took it for a request. */
const hidden = () => {
  const body = '{"name":"smuggled"}';
  return `${post()}content-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
};
const said = async (text: string, patienceMs?: number) => {
  product.forget();
  const statuses = statusesIn(await rawExchange(product.port(), Buffer.from(text, 'latin1'), patienceMs));
  expect(product.asked()).toEqual([]);
  return statuses;
};

describe('a request whose end is not clear is refused whole', () => {
  it.each<[string, string]>([
    ['two lengths', 'content-length: 2\r\ncontent-length: 99\r\n\r\n{}'],
    ['the same length twice', 'content-length: 2\r\ncontent-length: 2\r\n\r\n{}'],
    ['a list of lengths', 'content-length: 2, 2\r\n\r\n{}'],
    ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks and a length', 'transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n'],
    ['chunks under another name', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['chunks, then none', 'transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n'],
    ['chunks behind a blank', 'transfer-encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['chunks behind a vertical tab', 'transfer-encoding: \x0bchunked\r\n\r\n0\r\n\r\n'],
    ['a negative length', 'content-length: -1\r\n\r\n{}'],
    ['a length with a sign', 'content-length: +2\r\n\r\n{}'],
    ['a length of another base', 'content-length: 0x2\r\n\r\n{}'],
    ['a folded header', 'x: y\r\n content-length: 2\r\n\r\n{}'],
    ['a header without a name', ': y\r\ncontent-length: 2\r\n\r\n{}'],
    ['NUL in a header', 'x: \0\r\ncontent-length: 2\r\n\r\n{}'],
    ['line ends without CR', 'content-length: 2\n\n{}'],
  ])('%s', async (_title, rest) => {
    expect(await said(`${post()}${rest}${hidden()}`)).toEqual([400]);
  });

  it.each<[string, () => string, number]>([
    ['another protocol', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['another version', () => `GET / HTTP/9.9\r\n${host()}\r\n`, 400],
    ['a TLS handshake', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['40 kB of headers', () => `GET /api/health HTTP/1.1\r\n${host()}x: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    ['chunks that are none', () => `${post()}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`, 400],
    ['no host, in an old version', () => 'GET /api/topology HTTP/1.0\r\n\r\n', 403],
  ])('%s', async (_title, request, status) => {
    expect(await said(request())).toEqual([status]);
  });
});

describe('a body is never taken for the next request', () => {
  const next = () => `GET /api/health HTTP/1.1\r\n${host()}connection: close\r\n\r\n`;
  it.each<[string, string, string, number]>([
    ['of a GET', 'GET /api/health', '', 200],
    ['that is refused for who sends it', 'POST /api/networks', 'content-type: application/json\r\n', 401],
    ['that is refused for its type', 'POST /api/session', 'content-type: text/plain\r\n', 415],
    ['that goes to a page', 'POST /', '', 405],
    ['that goes to nothing', 'POST /api/nothing', '', 401],
  ])('%s', async (_title, line, headers, status) => {
    for (const padding of ['', 'x'.repeat(70_000)]) {
      const body = padding + hidden();
      const whole = `${line} HTTP/1.1\r\n${host()}${headers}content-length: ${body.length}\r\n\r\n${body}${next()}`;
      const [first, ...others] = await said(whole);
      expect(first).toBe(padding === '' || status !== 415 ? status : 413);
      // It may close instead of reading on.
      expect([[200], []]).toContainEqual(others);
    }
  });
});

describe('who holds a connection', () => {
  let endless: Promise<number[]>;
  beforeAll(() => {
    endless = said(`GET /api/health HTTP/1.1\r\n${host()}x-first: a\r\n`, 150_000);
    // Waited for below.
    endless.catch(() => undefined);
  });

  it('and says nothing more in the middle of a body is told so', async () => {
    const sent = `POST /api/session HTTP/1.1\r\n${host()}content-type: application/json\r\nconnection: close\r\ncontent-length: 50\r\n\r\n{`;
    expect(await said(sent)).toEqual([400]);
  });

  it('keeps nobody else waiting, 200 of them either', async () => {
    const sockets = Array.from({ length: 200 }, () => connect({ host: '127.0.0.1', port: product.port() }));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) socket.on('error', () => {}).write('POST /api/session HTTP/1.1\r\nhost:');
    expect(inShort(await product.send({ as: 'token' }))).toBe('200');
    for (const socket of sockets) socket.destroy();
  });

  it('and leaves in the middle is no failure of ours', async () => {
    const head = `POST /api/session HTTP/1.1\r\n${host()}content-type: application/json\r\n`;
    const socket = connect({ host: '127.0.0.1', port: product.port() });
    socket.write(`${head}content-length: 50\r\n\r\n{`);
    await once(socket, 'connect');
    expect(inShort(await product.send({ as: 'token' }))).toBe('200');
    socket.destroy();
    await once(socket, 'close');
    await said(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n`);
    expect(product.output()).not.toContain('"level":50');
  });

  it.each([
    ['/api/topology', 401],
    ['/nothing', 404],
    ['/_next/webpack-hmr', 404],
    ['/../%', 400],
    ['*', 400],
  ])('and wants another protocol is answered in this one, as any: %s', async (path, status) => {
    // Next begins to listen for upgrades with the first request that it is given.
    await product.send({});
    const upgrade =
      'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw==\r\n';
    const stream = rawStream(product.port(), `GET ${path} HTTP/1.1\r\n${host()}${upgrade}\r\n`);
    await stream.says(/^HTTP\/1\.1 /);
    stream.close();
    expect(statusesIn(stream.read())).toEqual([status]);
  });

  it('with headers that never end is let go', async () => {
    expect([[], [408]]).toContainEqual(await endless);
  }, 150_000);
});
