import { describe, expect, test } from 'vitest';
import { noActivity, noFilter } from '@/lib/filter/filter';
import { visibleOf } from '@/lib/filter/visible-of';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { addressEntries, asksForAddresses, paletteEntries } from './palette-entries';

const app = aNetwork({ name: 'shop_app', project: 'shop' });
const lan = aNetwork({ name: 'lan', driver: 'macvlan' });
const web = aContainer({ name: 'shop-web-1', project: 'shop' });
const cron = aContainer({ name: 'cron\u202egpj', image: 'cron' });
const onApp = anEndpoint(app, web, { ipv4: '172.21.0.3/24', ipv6: 'fd00::3/64', macAddress: '02:42:ac:15:00:03' });
const topology = aTopology({ networks: [app, lan], containers: [web, cron], endpoints: [onApp] });
const everything = (hide = '') => [
  ...paletteEntries(topology, showing(hide), []),
  ...addressEntries(topology, showing(hide)),
];
const showing = (hide: string) => visibleOf(topology, { ...noFilter, hide }, noActivity);

describe('The entries of the palette', () => {
  test('are the networks, the containers, the projects and the actions', () => {
    const actions = [{ id: 'fit', title: 'Fit the graph', run: () => undefined }];
    const entries = paletteEntries(topology, showing(''), actions);
    expect(entries.map(({ group, name }) => `${group}: ${name}`)).toEqual([
      'networks: shop_app',
      'networks: lan',
      'containers: shop-web-1',
      'containers: cron\\u{202e}gpj',
      'projects: shop',
      'actions: Fit the graph',
    ]);
  });

  test('hold each address of each endpoint, once somebody asks for one', () => {
    const names = addressEntries(topology, showing('')).map(({ name }) => name);
    expect(names).toEqual(['172.21.0.3', 'fd00::3', '02:42:ac:15:00:03']);
    expect(['10', 'fd:', 'web', ''].map((text) => asksForAddresses(text, []))).toEqual([true, true, false, false]);
    expect(asksForAddresses('', ['endpoint:a:b 10.0.0.1'])).toBe(true);
  });

  test('have keys of their own', () => {
    const keys = everything().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('say what tells them from others, and whose an address is', () => {
    const details = new Map(everything().map(({ name, detail }) => [name, detail]));
    expect(details.get('shop-web-1')).toBe('172.21.0.3 · shop/web:latest');
    expect(details.get('172.21.0.3')).toBe('shop-web-1 on shop_app');
    expect(details.get('shop')).toBe('1 container, 1 network');
  });

  test('are marked where the filter takes them away, an address with its container', () => {
    const hidden = everything('name:web').filter((entry) => entry.hidden);
    expect(hidden.map(({ name }) => name)).toEqual(['shop-web-1', '172.21.0.3', 'fd00::3', '02:42:ac:15:00:03']);
  });
});
