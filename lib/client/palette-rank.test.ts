import { describe, expect, test } from 'vitest';
import { noActivity, noFilter } from '@/lib/filter/filter';
import { visibleOf } from '@/lib/filter/visible-of';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { addressEntries, paletteEntries } from './palette-entries';
import { paletteSections } from './palette-rank';

const networks = ['shop_app', 'shop_data', 'web', 'lan'].map((name) => aNetwork({ name }));
const containers = ['shop-web-1', 'shop-web-2', 'webmail', 'db', 'cobweb'].map((name) => aContainer({ name }));
const [app = aNetwork()] = networks;
const endpoints = containers.map((container, at) =>
  anEndpoint(app, container, { ipv4: `172.21.0.${at + 2}/24`, macAddress: `02:42:ac:15:00:0${at + 2}` }),
);
const topology = aTopology({ networks, containers, endpoints });
const actions = [{ id: 'help', title: 'Keys and filters', words: 'help', run: () => undefined }];
const visible = visibleOf(topology, noFilter, noActivity);
const entries = [...paletteEntries(topology, visible, actions), ...addressEntries(topology, visible)];
const found = (text: string) => paletteSections(entries, text).flatMap((section) => section.entries);
const names = (text: string) => found(text).map(({ name }) => name);

describe('What the palette finds', () => {
  test.each([
    ['the whole name before a part of it', 'web', 'web'],
    ['a part of an address', '172.21.0.4', '172.21.0.4'],
    ['a MAC address in capitals', '02:42:AC:15:00:03', '02:42:ac:15:00:03'],
    ['letters in their order', 'shpdata', 'shop_data'],
    ['several words in any order', '2 shop', 'shop-web-2'],
    ['an action by another word', 'help', 'Keys and filters'],
  ])('%s', (_title, text, first) => {
    expect(names(text)[0]).toBe(first);
  });

  test('begins with the beginnings of names, then of words in them, then what is in the middle', () => {
    const order = names('web').filter((name) => name.includes('web') && name !== 'web');
    expect(order).toEqual(['webmail', 'shop-web-1', 'shop-web-2', 'cobweb']);
  });

  test('is nothing where a word is nowhere', () => {
    expect(names('web zebra')).toEqual([]);
  });

  test('is no MAC address where letters are meant', () => {
    expect(found('ac').filter(({ group }) => group === 'addresses')).toEqual([]);
  });

  test('is at most fifty of a group, and the number of the others', () => {
    const many = aTopology({ containers: Array.from({ length: 5000 }, (_, at) => aContainer({ name: `task-${at}` })) });
    const all = paletteEntries(many, visibleOf(many, noFilter, noActivity), []);
    const began = performance.now();
    const [section] = paletteSections(all, 'task');
    expect(section?.entries).toHaveLength(50);
    expect(section?.more).toBe(4950);
    // Within a key press, on a slow machine too.
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('Before anything is typed', () => {
  test('recent picks come first and not a second time; what is gone is left out', () => {
    const key = entries.find(({ name }) => name === 'lan')?.key ?? '';
    const [recent, ...others] = paletteSections(entries, '', ['container:gone', key]);
    expect(recent).toMatchObject({ group: 'recent', entries: [{ name: 'lan' }] });
    expect(others.flatMap((section) => section.entries.map((entry) => entry.key))).not.toContain(key);
  });
});
