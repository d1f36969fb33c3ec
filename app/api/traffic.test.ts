import { beforeEach, describe, expect, it } from 'vitest';
import { anEngine } from '@/lib/model/builders';
import { aRuntime, bearer, call, container, network, topology } from './stage';

const query = (parameters: Record<string, string>) => `/api/traffic?${new URLSearchParams(parameters).toString()}`;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const day = 86_400;

describe('GET /api/traffic', () => {
  beforeEach(() => void aRuntime());
  const ask = async (parameters: Record<string, string>) => {
    const response = await call('GET', query(parameters), { headers: bearer });
    return { status: response.status, body: await response.json() };
  };

  it('gives every field for every time, gaps as null', async () => {
    const { status, body } = await ask({ scope: 'network', id: network.name });
    expect(status).toBe(200);
    expect(body).toMatchObject({ scope: 'network', id: network.id, step: 1, coarsened: null, parts: [] });
    expect(body.notRecorded).toContain('NETLOOM_HISTORY');
    expect(body.at.length).toBeGreaterThanOrEqual(300);
    for (const field of ['rxBytesPerSecond', 'txDropped', 'northSouth', 'eastWest']) {
      expect(body[field]).toHaveLength(body.at.length);
      expect(body.max[field]).toHaveLength(body.at.length);
      expect(new Set(body[field])).toEqual(new Set([null]));
    }
  });

  it('answers for an endpoint and the engine', async () => {
    const [endpoint] = topology.endpoints;
    for (const [scope, id] of [
      ['endpoint', endpoint!.id],
      ['engine', topology.engines[0]?.id ?? anEngine().id],
    ] as const) {
      expect(await ask({ scope, id })).toMatchObject({ status: 200, body: { scope, id } });
    }
  });

  it('coarsens seven days by the second, and says so', async () => {
    const { body } = await ask({ scope: 'network', id: network.name, from: ago(7 * day - 60), step: '1' });
    expect(body.step).toBe(60);
    expect(body.coarsened).toBe('Values for every 1 s are not kept from then on: the step is 60 s.');
  });

  it.each<[string, Record<string, string>, number, RegExp]>([
    ['no scope', { id: network.name }, 400, /scope/],
    ['an unknown scope', { scope: 'rack', id: network.name }, 400, /scope/],
    ['no id', { scope: 'network' }, 400, /id/],
    ['an empty id', { scope: 'network', id: '' }, 400, /id/],
    ['an id that nothing has', { scope: 'network', id: 'nowhere' }, 404, /id: there is no network “nowhere”/],
    ['an endpoint id that is none', { scope: 'endpoint', id: 'x:y' }, 404, /id: there is no endpoint/],
    ['an engine that is not followed', { scope: 'engine', id: 'other' }, 404, /id: there is no engine/],
    ['a time that is none', { scope: 'network', id: network.name, from: 'yesterday' }, 400, /from: is no time/],
    [
      'a range that runs back',
      { scope: 'network', id: network.name, from: ago(10), to: ago(20) },
      400,
      /from is not before to/,
    ],
    [
      'an empty range',
      { scope: 'network', id: network.name, from: ago(10), to: ago(10) },
      400,
      /from is not before to/,
    ],
    [
      'a range of ten years',
      { scope: 'network', id: network.name, from: ago(3650 * day) },
      400,
      /from is more than 60d/,
    ],
    [
      'a time to come',
      { scope: 'network', id: network.name, from: ago(-1000), to: ago(-2000) },
      400,
      /from lies in the time to come/,
    ],
    ['a step of nothing', { scope: 'network', id: network.name, step: '0' }, 400, /step: is at least 1 second/],
    ['a step that runs back', { scope: 'network', id: network.name, step: '-5' }, 400, /step/],
    ['a step of a fraction', { scope: 'network', id: network.name, step: '1.5' }, 400, /step: is a whole number/],
    ['a step in words', { scope: 'network', id: network.name, step: 'often' }, 400, /step: is no number/],
    [
      'a step that is longer than the range',
      { scope: 'network', id: network.name, step: '999' },
      400,
      /step is longer/,
    ],
    ['a field that is none', { scope: 'network', id: network.name, steps: '5' }, 400, /steps/],
  ])('refuses %s', async (_, parameters, status, message) => {
    const answer = await ask(parameters);
    expect(answer).toMatchObject({ status, body: { error: { message: expect.stringMatching(message) } } });
  });

  it('does not know a container by what only looks like one', async () => {
    expect(container.id).toHaveLength(64);
    expect((await call('GET', query({ scope: 'network', id: network.name }))).status).toBe(401);
  });
});
