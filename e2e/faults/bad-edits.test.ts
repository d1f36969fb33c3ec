import { describe, expect, it } from 'vitest';
import { aDoubleThatIsNotAsked } from './not-asked';

const { refused, networkId } = aDoubleThatIsNotAsked();

describe('a bad edit of a network changes nothing', () => {
  it.each<[string, unknown, RegExp]>([
    ['shop_app', undefined, /^400 /],
    ['shop_app', {}, /^400 .*Nothing is changed/],
    ['shop_app', { internal: false }, /^400 .*Nothing is changed/],
    ['shop_app', { driver: 'macvlan' }, /^400 .*driver/],
    ['shop_app', { configOnly: true }, /^400 .*configOnly/],
    ['shop_app', { name: '../x' }, /^400 .*name/],
    ['shop_app', { name: 'fixed' }, /^409 .*already/],
    ['shop_app', { subnets: [{ subnet: '10.50.0.0/24' }] }, /^409 .*overlaps “fixed”/],
    ['shop_app', { subnets: [{ subnet: '10.51.0.7/24' }] }, /^400 .*inside a subnet/],
    ['shop_app', { subnets: 'all' }, /^400 .*subnets/],
    ['shop_app', { labels: { team: 7 } }, /^400 .*labels/],
    ['shop_app', { addresses: { short: { ipv4: '10.51.0.9' } } }, /^400 .*addresses/],
    ['shop_app', { addresses: { [`${'f'.repeat(64)}`]: { ipv4: '10.51.0.999' } } }, /^400 .*addresses/],
    ['shop_app', { __proto__: null, internal: 'yes' }, /^400 .*internal/],
    ['bridge', { internal: true }, /^422 .*engine’s own/],
    ['ingress', { labels: { a: 'b' } }, /^422 .*published ports/],
    ['mesh', { internal: true }, /^422 .*Swarm services use/],
    ['f'.repeat(64), { internal: true }, /^404 /],
    ['short', { internal: true }, /^400 /],
    ['..%2Fx', { internal: true }, /^400 /],
  ])('of %s: %j', async (network, body, answer) => {
    expect(await refused('PATCH', `/api/networks/${networkId(network)}`, body)).toMatch(answer);
  });

  it('with a version of something else is refused, and so is what a preview would not have asked', async () => {
    const path = `/api/networks/${networkId('shop_app')}`;
    expect(await refused('PATCH', `${path}?version=0123456789abcdef`, { internal: true })).toMatch(
      /^409 .*changed since/,
    );
    expect(await refused('PATCH', `${path}?versoin=1`, { internal: true })).toMatch(/^400 .*versoin/);
  });

  it.each([
    ['shop_app', /^404 .*not being edited/],
    ['short', /^400 /],
  ])('a cancel where nothing is under way: %s', async (network, answer) => {
    expect(await refused('DELETE', `/api/networks/${networkId(network)}/edit`, undefined)).toMatch(answer);
  });

  it.each([
    ['shop_app', /^422 .*belongs to a container/],
    ['short', /^400 /],
    ['f'.repeat(64), /^404 /],
  ])('a release where there is nothing of nobody: %s', async (network, answer) => {
    expect(await refused('DELETE', `/api/networks/${networkId(network)}/stale-endpoints`, undefined)).toMatch(answer);
  });
});
