import { describe, expect, it } from 'vitest';
import { bearer, call } from '@/app/api/stage';
import { actionQuerySchema } from '@/lib/model';
import { aDoubleThatIsNotAsked } from './not-asked';

const { refused, containerId, networkId, changes, forget, audit } = aDoubleThatIsNotAsked();

describe('a bad change of a container is refused before the engine is asked', () => {
  it.each<[string, unknown, RegExp]>([
    ['web', undefined, /^400 /],
    ['web', {}, /^400 .*do/],
    ['web', { do: 'kill' }, /^400 .*do/],
    ['web', { do: 'stop', t: 0 }, /^400 .*t/],
    ['web', { do: 'start' }, /^409 .*started already/],
    ['web', { do: 'unpause' }, /^409 .*not paused/],
    ['a'.repeat(64), { do: 'stop' }, /^404 .*no container/],
    ['short', { do: 'stop' }, /^400 .*64 hex digits/],
    ['..%2Fx', { do: 'stop' }, /^400 /],
  ])('of %s: %j', async (container, body, answer) => {
    expect(await refused('POST', `/api/containers/${containerId(container)}/state`, body)).toMatch(answer);
  });

  it.each([
    ['web', '', /^409 .*stop it first, or remove it by force/],
    ['web', '?force=yes', /^400 /],
    ['web', '?volumes=true', /^400 /],
    ['a'.repeat(64), '?force=true', /^404 /],
    ['short', '', /^400 /],
  ])('removing %s%s', async (container, query, answer) => {
    expect(await refused('DELETE', `/api/containers/${containerId(container)}${query}`, undefined)).toMatch(answer);
  });
});

describe('a bad removal or undo is refused before the engine is asked', () => {
  it.each<['DELETE' | 'POST', () => string, RegExp]>([
    ['DELETE', () => `/api/networks/${networkId('bridge')}`, /^422 .*engine’s own/],
    ['DELETE', () => `/api/networks/${networkId('shop_app')}`, /^409 .*in use by/],
    ['DELETE', () => `/api/networks/${'f'.repeat(64)}`, /^404 /],
    ['DELETE', () => '/api/networks/shop_app', /^400 /],
    ['POST', () => '/api/actions/00000000-0000-4000-8000-000000000000/undo', /^404 No such action/],
    ['POST', () => '/api/actions/last/undo', /^400 /],
  ])('%s %s', async (method, path, answer) => {
    expect(await refused(method, path(), undefined)).toMatch(answer);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing said', {}, /^400 /],
    ['a dry run that is none', { dryRun: false }, /^400 /],
    ['both', { dryRun: true, networkIds: ['f'.repeat(64)] }, /^400 /],
    ['no networks', { networkIds: [] }, /^400 .*networkIds/],
    ['a name', { networkIds: ['shop_app'] }, /^400 .*networkIds/],
  ])('removing unused networks: %s', async (_title, body, answer) => {
    expect(await refused('POST', '/api/networks/prune', body)).toMatch(answer);
  });

  it('of several networks that cannot go each says why, and none goes', async () => {
    forget();
    const body = { networkIds: [networkId('shop_app'), networkId('bridge')] };
    const response = await call('POST', '/api/networks/prune', { headers: bearer, body });
    expect(await response.json()).toMatchObject({
      results: [
        { networkName: 'shop_app', actionId: null, failure: expect.stringContaining('in use by') },
        { networkName: 'bridge', actionId: null, failure: expect.stringContaining('engine’s own') },
      ],
    });
    expect(changes()).toEqual([]);
  });

  it('and all that got as far as a plan are on record as refused, and nothing as done', () => {
    const { actions } = audit().list(actionQuerySchema.parse({ limit: 500 }));
    expect(actions.length).toBeGreaterThan(5);
    expect(new Set(actions.map(({ outcome }) => outcome))).toEqual(new Set(['refused']));
  });
});
