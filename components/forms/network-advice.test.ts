import { describe, expect, it } from 'vitest';
import { adviceFor, questionsFor, type Needs } from './network-advice';

describe('the advice', () => {
  it.each<[Needs, string]>([
    [{ where: 'one-host', outside: 'yes', eachOther: 'yes' }, 'bridge'],
    [{ where: 'one-host', outside: 'yes', eachOther: 'no' }, 'bridge com.docker.network.bridge.enable_icc=false'],
    [{ where: 'one-host', outside: 'no' }, 'bridge internal'],
    [{ where: 'several-hosts', outside: 'yes', encrypted: 'no' }, 'overlay attachable'],
    [{ where: 'several-hosts', outside: 'no', encrypted: 'yes' }, 'overlay internal attachable encrypted='],
    [{ where: 'lan', macs: 'many' }, 'macvlan bridge'],
    [{ where: 'lan', macs: 'one' }, 'ipvlan l2'],
  ])('on %j is %s, with reasons and trade-offs', (needs, expected) => {
    const advice = adviceFor(needs);
    const { driver, internal, attachable, mode, options } = advice?.settings ?? {};
    const words = [driver, internal && 'internal', attachable && 'attachable', mode, options];
    expect(words.filter(Boolean).join(' ')).toBe(expected);
    expect(advice?.reasons.length).toBeGreaterThan(0);
    expect(advice?.tradeoffs.length).toBeGreaterThan(0);
  });

  it.each<[Needs, string[]]>([
    [{}, ['where']],
    [{ where: 'one-host' }, ['where', 'outside', 'eachOther']],
    [{ where: 'one-host', outside: 'no' }, ['where', 'outside']],
    [{ where: 'several-hosts' }, ['where', 'outside', 'encrypted']],
    [{ where: 'lan' }, ['where', 'macs']],
  ])('after %j asks %j', (needs, asked) => {
    expect(questionsFor(needs).map(({ id }) => id)).toEqual(asked);
  });

  it('is given only when all is answered', () => {
    expect(adviceFor({ where: 'one-host', outside: 'yes' })).toBeNull();
    expect(adviceFor({ macs: 'one' })).toBeNull();
  });
});
