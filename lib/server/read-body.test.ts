import { afterEach, expect, it, vi } from 'vitest';
import { readBody } from './read-body';

afterEach(() => void vi.useRealTimers());

const posted = (body: BodyInit) =>
  new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);

it('reads what comes in parts as one', async () => {
  const parts = new ReadableStream({
    start(controller) {
      for (const part of ['{"a":', '1}']) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  expect(await readBody(posted(parts))).toEqual({ a: 1 });
});

it('gives up a body that never ends, and lets go of it', async () => {
  vi.useFakeTimers();
  const cancel = vi.fn();
  const reading = readBody(posted(new ReadableStream({ cancel })));
  const refused = expect(reading).rejects.toMatchObject({ code: 'invalid_request' });
  await vi.advanceTimersByTimeAsync(10_000);
  await refused;
  expect(cancel).toHaveBeenCalled();
});

it('lets go of a body that is too large', async () => {
  const cancel = vi.fn();
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(32 * 1024)),
    cancel,
  });
  await expect(readBody(posted(endless))).rejects.toMatchObject({ code: 'body_too_large' });
  expect(cancel).toHaveBeenCalled();
});

it('says of a body that breaks off just that', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) });
  await expect(readBody(posted(broken))).rejects.toMatchObject({ code: 'invalid_request', message: /broke off/ });
});

it.each<[string, RegExp]>([
  ['{', /is not JSON/],
  ['{"__proto__":{"admin":true}}', /called __proto__/],
  ['{"a":[{"\\u005f_proto__":null}]}', /called __proto__/],
  ['['.repeat(60_000) + ']'.repeat(60_000), /nested too deep|^The body may hold/],
])('refuses %.30s', async (body, message) => {
  await expect(readBody(posted(body))).rejects.toMatchObject({ message });
});
