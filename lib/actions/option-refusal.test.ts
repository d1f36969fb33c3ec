import { describe, expect, it } from 'vitest';
import { createNetworkRequestSchema } from '@/lib/model';
import { optionRefusal } from './option-refusal';

const bridge = (name: string) => `com.docker.network.bridge.${name}`;
const mtu = 'com.docker.network.driver.mtu';
const vxlan = 'com.docker.network.driver.overlay.vxlanid_list';
const refusal = (driver: string, options: Record<string, string>, rest: object = {}) =>
  optionRefusal(createNetworkRequestSchema.parse({ name: 'new', driver, options, ...rest }));

describe('a driver option', () => {
  it.each([
    ['bridge', bridge('enable_icc'), ['true', 'false', '0'], ['yes', '', 'no']],
    ['bridge', bridge('enable_ip_masquerade'), ['false'], ['off']],
    ['bridge', bridge('host_binding_ipv4'), ['127.0.0.1', '0.0.0.0'], ['localhost', '::1', '10.0.0.300', '']],
    ['bridge', mtu, ['68', '1500', '9000', '65535'], ['67', '65536', '1500.5', '-1', 'big', '']],
    ['overlay', mtu, ['1450'], ['0']],
    ['overlay', vxlan, ['4097', '1,16777215'], ['0', '16777216', '1,', 'a', '']],
    ['macvlan', 'macvlan_mode', ['bridge', 'passthru'], ['l2', 'Bridge']],
    ['ipvlan', 'ipvlan_mode', ['l3s'], ['l4']],
    ['ipvlan', 'ipvlan_flag', ['vepa'], ['passthru']],
  ])('of %s: %s', (driver, option, right, wrong) => {
    for (const value of right) expect(refusal(driver, { [option]: value })).toBeNull();
    for (const value of wrong) {
      expect(refusal(driver, { [option]: value })).toMatchObject({
        code: 'invalid_request',
        field: `options.${option}`,
        sentence: expect.stringContaining(`${option} is `),
      });
    }
  });

  it('of another driver, or of none that is known, is left to the engine', () => {
    expect(refusal('overlay', { [bridge('enable_icc')]: 'yes' })).toBeNull();
    expect(refusal('weave', { anything: 'goes' })).toBeNull();
  });

  it('in settings for others is right for whichever driver takes them', () => {
    expect(refusal('bridge', { macvlan_mode: 'l2' }, { configOnly: true })).not.toBeNull();
    expect(refusal('bridge', { macvlan_mode: 'vepa' }, { configOnly: true })).toBeNull();
  });
});
