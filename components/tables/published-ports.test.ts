import { expect, it } from 'vitest';
import type { Port } from '@/lib/model';
import { publishedPorts } from './published-ports';

const aPort = (overrides: Partial<Port>): Port => ({
  ip: '0.0.0.0',
  publicPort: 8080,
  privatePort: 80,
  protocol: 'tcp',
  ...overrides,
});

it.each<[string, Partial<Port>[], string[]]>([
  ['no port', [], []],
  ['one that is only exposed', [{ ip: null, publicPort: null }], []],
  ['IPv4 and IPv6 of one port', [{}, { ip: '::' }], ['8080 → 80/tcp']],
  ['one address', [{ ip: '127.0.0.1' }, { ip: '::1' }], ['127.0.0.1:8080 → 80/tcp', '[::1]:8080 → 80/tcp']],
  ['several, by number', [{ publicPort: 9000 }, { publicPort: 443 }], ['443 → 80/tcp', '9000 → 80/tcp']],
  ['both protocols of one number', [{}, { protocol: 'udp' }], ['8080 → 80/tcp', '8080 → 80/udp']],
])('published ports: %s', (_title, ports, expected) => {
  expect(publishedPorts(ports.map(aPort))).toEqual(expected);
});
