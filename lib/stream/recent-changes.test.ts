import { describe, expect, it } from 'vitest';
import { RecentChanges } from './recent-changes';
import { WireMessage } from './wire-message';

const message = (text: string) => new WireMessage(Buffer.from(text));

describe('the changes of late', () => {
  it('are told from where somebody stood', () => {
    const [one, two, status] = [message('one'), message('two'), message('status')];
    const recent = new RecentChanges(100);
    recent.add('a-1', [one]);
    recent.add('a-2', [two, status]);
    expect(recent.since('a-1')).toEqual([one, two, status]);
    expect(recent.since('a-2')).toEqual([two, status]);
  });

  it.each(['a-3', 'b-1', '', '__proto__'])('are not known from %j', (position) => {
    const recent = new RecentChanges(100);
    recent.add('a-1', [message('one')]);
    expect(recent.since(position)).toBeNull();
  });

  it('are kept up to so many bytes, the newest longest', () => {
    const recent = new RecentChanges(100);
    for (let revision = 0; revision < 1000; revision++) recent.add(`a-${revision}`, [message('x'.repeat(30))]);
    expect(recent.since('a-996')).toBeNull();
    expect(recent.since('a-997')).toHaveLength(3);
    recent.add('a-1000', [message('x'.repeat(101))]);
    expect(recent.since('a-1000')).toBeNull();
    recent.add('a-1001', [message('x')]);
    expect(recent.since('a-1001')).toHaveLength(1);
  });
});
