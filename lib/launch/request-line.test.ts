import { describe, expect, it } from 'vitest';
import { dropForgedHeaders, refusalOf } from './request-line.mjs';

describe('a request line', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/networks?select=network:a%2Fb'],
    ['GET', '/networks/'],
    ['GET', '/_next/static/chunks/a~b.js'],
    ['POST', '/api/session'],
    ['DELETE', '/api/networks/abc/endpoints/def?force=true'],
    ['OPTIONS', '/api/topology'],
    ['GET', '/api/networks/caf%C3%A9'],
    ['HEAD', '/metrics'],
  ])('%s %s is handed on', (method, target) => {
    expect(refusalOf(method, target)).toBeNull();
  });

  it.each([
    ['TRACE', '/api/topology', 405],
    ['OPTIONS', '*', 400],
    ['GET', 'http://evil.example/api/topology', 400],
    ['GET', '//evil.example/', 400],
    ['GET', '/api//topology', 400],
    ['GET', '/api/networks/%', 400],
    ['GET', '/api/networks/%ff', 400],
    ['DELETE', '/api/networks/x/endpoints/..', 400],
    ['DELETE', '/api/networks/x/endpoints/%2e%2E', 400],
    ['GET', '/api/./topology', 400],
    ['GET', '/api\\..\\topology', 400],
    ['POST', '/', 405],
    ['POST', '/networks', 405],
    ['PUT', '/apiary', 405],
  ])('%s %s is not', (method, target, status) => {
    expect(refusalOf(method, target)).toMatchObject({ status });
  });
});

it('a header that only Next may write is taken away, and one that it cannot read', () => {
  const headers = {
    host: 'a',
    'x-middleware-subrequest': 'middleware',
    'x-middleware-prefetch': '1',
    'x-nextjs-data': '1',
    'x-matched-path': '/admin',
    'next-resume': '1',
    'next-router-state-tree': 'no json',
  };
  dropForgedHeaders(headers);
  expect(headers).toEqual({ host: 'a' });
  const whole = { 'next-router-state-tree': encodeURIComponent('["",{}]') };
  dropForgedHeaders(whole);
  expect(Object.keys(whole)).toHaveLength(1);
});
