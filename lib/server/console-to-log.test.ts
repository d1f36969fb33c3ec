import { describe, expect, it } from 'vitest';
import { sendConsoleToLog } from './console-to-log';

describe('what is written to the console', () => {
  it.each(['error', 'warn'] as const)('as %s is one entry of the log', (level) => {
    const entries: unknown[] = [];
    const take = (kind: string) => (_fields: object, message?: string) => void entries.push([kind, message]);
    const target = { ...console };
    sendConsoleToLog({ error: take('error'), warn: take('warn') }, target);
    target[level]('⨯ failed: %s', 'a\nb', { code: 1 });
    expect(entries).toEqual([[level, '⨯ failed: a\nb { code: 1 }']]);
  });
});
