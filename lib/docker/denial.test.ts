import { describe, expect, it } from 'vitest';
import { changeProbes, lacksOf } from './change-probes';
import { denialSentence, isDenial, readingOf } from './denial';

const id = 'a'.repeat(64);

describe('who says no', () => {
  it.each([
    ['a page of a proxy, to a read', 'GET', '/containers/json', 403, null, true],
    ['a page of a proxy, to a change', 'POST', '/networks/create', 403, null, true],
    ['a method that a proxy does not know', 'DELETE', `/networks/${id}`, 405, null, true],
    ['a proxy that speaks JSON, to a read', 'GET', '/info', 403, 'forbidden by policy', true],
    ['an authorization plugin', 'POST', `/networks/${id}/connect`, 403, 'authorization denied by plugin opa: no', true],
    ['the engine, of a network in use', 'DELETE', `/networks/${id}`, 403, 'network app has active endpoints', false],
    ['the engine, of something gone', 'DELETE', `/networks/${id}`, 404, 'no such network', false],
    ['the engine, of a taken name', 'POST', '/networks/create', 409, 'already exists', false],
  ])('%s', (_title, method, path, status, message, denied) => {
    expect(isDenial({ method, path }, status, message)).toBe(denied);
  });

  it.each([
    [{ method: 'GET', path: '/containers/json' }, 'GET /containers/json', 'CONTAINERS=1'],
    [{ method: 'POST', path: `/networks/${id}/connect` }, 'POST /networks/{id}/connect', 'POST=1 and NETWORKS=1'],
    [{ method: 'GET', path: `/images/sha256:${id}/json` }, 'GET /images/{id}/json', 'IMAGES=1'],
  ])('names what is denied and what would allow it: %s', (asked, call, settings) => {
    expect(denialSentence([asked])).toBe(
      `The socket proxy before the engine does not allow ${call}. With docker-socket-proxy it takes ${settings}.`,
    );
  });

  it('knows every piece that is read', () => {
    const paths = ['/version', '/info', '/events', '/networks', `/networks/${id}`, '/containers/json'];
    const rest = [`/containers/${id}/json`, `/containers/${id}/stats`, '/images/json', `/images/sha256:${id}/json`];
    expect([...paths, ...rest].map((path) => readingOf({ method: 'GET', path }))).toEqual([
      ...['version', 'info', 'events', 'networks', 'network details', 'containers'],
      ...['container details', 'stats', 'images', 'images'],
    ]);
    expect(readingOf({ method: 'POST', path: '/networks/create' })).toBeNull();
  });
});

describe('what is impossible', () => {
  it('is nothing where nothing was denied', () => expect(lacksOf([])).toEqual([]));

  it('is everything behind a proxy that only reads', () => {
    expect(lacksOf(changeProbes()).map(({ capability }) => capability)).toEqual([
      ...['network.change', 'endpoint.change', 'container.run', 'container.control'],
    ]);
  });

  it('is what needs the one thing that was denied', () => {
    const connect = changeProbes().filter(({ request }) => request.path.endsWith('/connect'));
    expect(lacksOf(connect).map(({ capability }) => capability)).toEqual(['endpoint.change', 'container.run']);
    expect(lacksOf(connect)[0]?.reason).toContain('POST /networks/{id}/connect');
  });
});
