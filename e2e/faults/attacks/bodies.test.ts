import { describe, expect, it } from 'vitest';
import { anAttackedProduct, inShort, type Attack } from './attacked-product';
import { bodied } from './every-operation';

const product = anAttackedProduct();

/** As text: most of these no program would write. */
const unfit: [string, string][] = [
  ['nothing at all', ''],
  ['null', 'null'],
  ['a number', '1'],
  ['a text', '"x"'],
  ['a list', '[]'],
  ['a list of objects', '[{"name":"x"}]'],
  ['half an object', '{"name":'],
  ['two objects', '{}{}'],
  ['JavaScript', '{name:"x"}'],
  ['NaN', '{"name":NaN}'],
  ['a byte order mark', '\uFEFF{"name":"x"}'],
  ['NUL bytes', '\0\0\0'],
  ['a form', 'name=x&driver=bridge'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['the engine’s own words', '{"HostConfig":{"Privileged":true,"Binds":["/:/host"]}}'],
  ['docker-modem’s own words', '{"_body":{"Name":"x"},"_query":{"force":true}}'],
  ['a prototype', '{"__proto__":{"name":"x"}}'],
  ['a prototype, spelled otherwise', '{"\\u005f\\u005fproto__":{"name":"x"}}'],
  ['a prototype deep inside', '{"labels":{"__proto__":"x"},"name":"x","positions":{"__proto__":{"x":1,"y":1}}}'],
  ['a constructor', '{"constructor":{"prototype":{"name":"x"}}}'],
  ['toString', '{"toString":"x","valueOf":"y"}'],
  ['a promise', '{"then":"x"}'],
  ['20,000 lists in each other', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['10,000 objects in each other', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ['5,000 fields', `{${Array.from({ length: 5_000 }, (_, at) => `"a${at}":1`).join(',')}}`],
  ['a number beyond all', '{"name":1e999999}'],
  ['a number of 60,000 digits', `{"name":${'9'.repeat(60_000)}}`],
];

describe.each(bodied.map(({ key, attack }) => [key, attack] as const))('%s', (_key, attack) => {
  it.each(unfit)('refuses %s', async (_title, body) => {
    expect(await product.refused({ ...attack, as: 'token', body })).toBe('400 invalid_request');
  });

  const big = JSON.stringify({ name: 'x'.repeat(70_000) });
  const chunks = `${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`;
  it.each<[string, Attack]>([
    ['with its length', { body: big }],
    ['in chunks', { body: chunks, headers: { 'content-length': null, 'transfer-encoding': 'chunked' } }],
    ['of which only the length comes', { body: '', headers: { 'content-length': '99999999999' } }],
  ])('reads no more than 64 kB, %s', async (_title, over) => {
    expect(await product.refused({ ...attack, as: 'token', ...over })).toBe('413 body_too_large');
  });
});

describe('of two fields of the same name', () => {
  const post = (path: string, body: string): Attack => ({ method: 'POST', path, as: 'token', body });
  it.each<[string, Attack, string]>([
    [
      'the last one is judged',
      post('/api/containers/{container}/state', '{"do":"pause","do":"destroy"}'),
      '400 invalid_request',
    ],
    [
      'the last one is judged, wherever',
      post('/api/containers', '{"image":"x","networkMode":"none","networkMode":"y"}'),
      '400 invalid_request',
    ],
    ['one of them is refused as one would be', post('/api/networks', '{"name":"a","Name":"b"}'), '400 invalid_request'],
  ])('%s', async (_title, attack, answer) => {
    expect(await product.refused(attack)).toBe(answer);
  });
});

describe('what looks hostile and is only text', () => {
  it('arrives at the engine as the text that it is', async () => {
    const labels = {
      constructor: 'x',
      toString: '${7*7}',
      'a b': "'; DROP TABLE networks; --",
      hasOwnProperty: '$(id)',
    };
    product.forget();
    const body = { name: 'plain', labels, options: { 'com.docker.network.bridge.name': 'br-plain' } };
    expect(inShort(await product.send({ method: 'POST', path: '/api/networks', as: 'token', body }))).toBe('200');
    const [made] = product.double().requests.of('POST /networks/create');
    expect(JSON.parse(made?.body ?? '')).toMatchObject({ Name: 'plain', Labels: labels });
    expect(JSON.parse(made?.body ?? '')).not.toHaveProperty('_body');
  });

  it('and nothing of it has changed what every object is', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
