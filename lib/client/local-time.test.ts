import { describe, expect, it } from 'vitest';
import { visibleText } from '@/lib/model';
import { withoutMarks } from './local-time';

describe('a point in time', () => {
  it.each(['en-US', 'fr', 'ar-EG', 'fa', 'he', 'ja', 'hi', 'sv'])('holds nothing hidden in %s', (language) => {
    const text = withoutMarks(new Date(0).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' }));
    expect(visibleText(text)).toBe(text);
  });
});
