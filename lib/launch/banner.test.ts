import { expect, it } from 'vitest';
import { withoutNextBanner } from './banner.mjs';

const output = `▲ Next.js 16.4.6
- Local:         http://127.0.0.1:3000
- Network:       http://127.0.0.1:3000

✓ Ready in 312ms
✓ Running next.config.js took 68ms
Netloom   http://127.0.0.1:3000/#token=abc

- Local time is fine: this is an ordinary line
`;

it.each([1, 7, 1000])('drops what Next says of itself and keeps the rest, in pieces of %i characters', (size) => {
  const lines: string[] = [];
  const take = withoutNextBanner((line) => lines.push(line));
  for (let at = 0; at < output.length; at += size) take(output.slice(at, at + size));
  expect(lines).toEqual([
    'Netloom   http://127.0.0.1:3000/#token=abc',
    '',
    '- Local time is fine: this is an ordinary line',
  ]);
});
