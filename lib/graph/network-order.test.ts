import { expect, it } from 'vitest';
import { aNetwork } from '@/lib/model/builders';
import { inReadingOrder } from './network-order';

it('puts what people use first, then the engine’s own, then what nothing uses', () => {
  const members = new Map([
    ['bridge', 3],
    ['shop_app', 2],
    ['<img>', 1],
    ['empty', 0],
    ['host', 0],
  ]);
  const networks = [...members.keys()].map((name) => aNetwork({ name, driver: name === 'host' ? 'host' : 'bridge' }));
  const order = inReadingOrder(networks, (network) => members.get(network.name) ?? 0);
  expect(order.map((network) => network.name)).toEqual(['<img>', 'shop_app', 'bridge', 'empty', 'host']);
});
