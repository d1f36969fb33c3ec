import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../lab/waiting.mjs';
import { anAttackedProduct } from './attacked-product';

const product = anAttackedProduct();
let elsewhere: Server;
let visits = 0;
let url = '';

beforeAll(async () => {
  elsewhere = createServer((socket) => {
    visits += 1;
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]');
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
});
afterAll(() => void elsewhere?.close());
beforeEach(() => product.double().clear());

describe('an engine that sends elsewhere is not followed', () => {
  const statuses = [301, 302, 303, 307, 308];
  it.each(statuses)('with %i, to a change', async (status) => {
    for (const location of [url, url.replace('http:', ''), `${url}networks/create`]) {
      product.double().on('POST /networks/create').times(1).redirect(location, status);
      const body = { name: `sent-away-${status}` };
      const answer = await product.send({ method: 'POST', path: '/api/networks', as: 'token', body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('location')).toBeUndefined();
    }
    expect(visits).toBe(0);
  });

  it.each(statuses)('with %i, to a question', async (status) => {
    for (const route of ['GET /images/json', 'GET /networks/:id']) {
      product.double().on(route).redirect(url, status);
    }
    const paths = ['/api/images', `/api/networks/${product.network()}/stale-endpoints`];
    for (const path of paths) expect((await product.send({ path, as: 'token' })).status).toBeGreaterThanOrEqual(400);
    expect(visits).toBe(0);
  });

  it('at what the product reads by itself either, and is followed again when it answers', async () => {
    const { double } = product;
    const says = async (status: string) => (await product.send({ as: 'token' })).body.includes(`"status":"${status}"`);
    for (const route of ['GET /networks', 'GET /containers/json', 'GET /events', 'GET /version', 'GET /info']) {
      double().on(route).redirect(url);
    }
    double().cutStreams();
    await until('the engine to be missed', () => says('stale'));
    double().clear();
    await until('the engine to be back', () => says('live'));
    expect(visits).toBe(0);
  });
});
