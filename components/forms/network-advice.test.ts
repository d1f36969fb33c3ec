import { describe, expect, it } from 'vitest';
import { adviceFor, questionsFor, type Needs } from './network-advice';

describe('the advice', () => {
  it.each<[Needs, string]>([
    [{ where: 'one-host', outside: 'yes', translation: 'yes', eachOther: 'yes', addresses: 'any' }, 'bridge'],
    [
      { where: 'one-host', outside: 'yes', translation: 'yes', eachOther: 'no', addresses: 'fixed' },
      'bridge icc=false subnet',
    ],
    [{ where: 'one-host', outside: 'no', addresses: 'ipv6' }, 'bridge internal ipv6'],
    [{ where: 'several-hosts', outside: 'yes', encrypted: 'no', addresses: 'any' }, 'overlay attachable'],
    [
      { where: 'several-hosts', outside: 'no', encrypted: 'yes', addresses: 'any' },
      'overlay internal attachable encrypted=true',
    ],
    [{ where: 'lan', macs: 'many', vlan: 'no', addresses: 'fixed' }, 'macvlan bridge subnet'],
    [{ where: 'lan', macs: 'one', vlan: 'yes', addresses: 'any' }, 'ipvlan l2'],
    [{ where: 'one-host', outside: 'yes', translation: 'no' }, ''],
  ])('on %j is %s, with reasons and trade-offs', (needs, expected) => {
    const advice = adviceFor(needs);
    const { driver, internal, attachable, ipv6, mode, settings = {} } = advice?.settings ?? {};
    const said = Object.entries(settings).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]));
    const words = [driver, internal && 'internal', attachable && 'attachable', ipv6 && 'ipv6', mode, ...said];
    expect([...words, advice?.wantsSubnet && 'subnet'].filter(Boolean).join(' ')).toBe(expected);
    expect(advice?.reasons.length).toBeGreaterThan(0);
    expect(advice?.tradeoffs.length).toBeGreaterThan(0);
  });

  it.each<[Needs, string[]]>([
    [{}, ['where']],
    [{ where: 'one-host' }, ['where', 'outside', 'translation', 'eachOther', 'addresses']],
    [{ where: 'one-host', outside: 'no' }, ['where', 'outside', 'addresses']],
    [{ where: 'one-host', translation: 'no' }, ['where', 'outside', 'translation']],
    [{ where: 'several-hosts' }, ['where', 'outside', 'encrypted', 'addresses']],
    [{ where: 'lan' }, ['where', 'macs', 'vlan', 'addresses']],
  ])('after %j asks %j', (needs, asked) => {
    expect(questionsFor(needs).map(({ id }) => id)).toEqual(asked);
  });

  it('is given only when all is answered', () => {
    expect(adviceFor({ where: 'one-host', outside: 'yes' })).toBeNull();
    expect(adviceFor({ macs: 'one' })).toBeNull();
  });

  it('does not remember answers that no longer matter', () => {
    const changed: Needs = { where: 'one-host', outside: 'no', translation: 'no', addresses: 'any' };
    expect(adviceFor(changed)?.title).toBe('An internal bridge');
  });
});
