import fc from 'fast-check';

/** Ids of the world that a fuzzed request is about. */
export interface Known {
  network: string;
  container: string;
}

/** A body that each operation takes; an operation that is not here is sent arbitrary ones only. */
export function validBodies({ network, container }: Known): Record<string, unknown> {
  return {
    'POST /api/session': { token: 'x' },
    'POST /api/networks': {
      name: 'fuzzed',
      driver: 'bridge',
      internal: false,
      subnets: [
        { subnet: '10.77.0.0/24', gateway: '10.77.0.1', ipRange: '10.77.0.128/25', reserved: { nas: '10.77.0.9' } },
      ],
      options: { 'com.docker.network.bridge.name': 'br-fuzz' },
      labels: { a: 'b' },
    },
    'PATCH /api/networks/{id}': {
      internal: true,
      labels: { a: 'b' },
      addresses: { [container]: { ipv4: '10.77.0.7' } },
    },
    'POST /api/networks/prune': { networkIds: [network] },
    'POST /api/networks/{id}/endpoints': {
      containerId: container,
      ipv4: '10.50.0.7',
      aliases: ['web'],
      driverOptions: { a: 'b' },
    },
    'PUT /api/layout': { positions: { 'e/network//x': { x: 1, y: 2 }, gone: null }, groups: { g: 'collapsed' } },
    'POST /api/containers': {
      image: 'busybox',
      name: 'fuzzed',
      command: ['sleep', '1'],
      env: { A: 'b' },
      networks: [{ networkId: network, ipv4: '10.50.0.8' }],
      ports: [{ ip: '127.0.0.1', publicPort: 18080, privatePort: 80 }],
      restart: 'on-failure',
      maximumRetries: 1,
      binds: [{ source: '/', target: '/host' }],
    },
    'POST /api/containers/{id}/state': { do: 'pause' },
  };
}

/** Texts that parsers, paths, shells and terminals have stumbled over. */
const awkward = fc.constantFrom(
  ...[
    '',
    ' ',
    '0',
    '-1',
    'true',
    'null',
    '__proto__',
    'constructor',
    '..',
    '../x',
    '%2e%2e',
    'a?b',
    'a#b',
    'a\r\nb: c',
  ],
  ...[
    'a\0b',
    '\u202e',
    '\ud800',
    '\ufeff',
    '10.0.0.0/0',
    '::/0',
    '::ffff:1.2.3.4/120',
    'fe80::1%eth0',
    '1e9',
    '٣',
    '--help',
    '$(id)',
  ],
  'a'.repeat(2000),
);
export const anyText = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 300 }));
const anyValue = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(0, -1, 0.5, 1e308, 2 ** 53, 65536, null, true, [], {}, [null], [[]], {
      a: null,
    }),
  },
  { weight: 1, arbitrary: fc.array(anyText, { maxLength: 40 }) },
);

/** The valid one with one to three places of it changed, dropped, or with something more in them. */
export function nearly(valid: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('set', 'drop', 'add', 'wrap'),
    key: anyText,
    value: anyValue,
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy: unknown = structuredClone(valid);
    for (const { at, how, key, value } of changes) {
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (!place) continue;
      const { holder, name } = place;
      if (how === 'set') put(holder, name, value);
      else if (how === 'wrap') put(holder, name, [Reflect.get(holder, name)]);
      else if (how === 'drop') Reflect.deleteProperty(holder, name);
      else put(holder, Array.isArray(holder) ? String(holder.length) : key, value);
    }
    return copy;
  });
}

/** An own property, `__proto__` too; a copy, or a value could come to hold itself. */
function put(holder: object, name: string, given: unknown): void {
  const value: unknown = structuredClone(given);
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(value: unknown): { holder: object; name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => [{ holder: value, name }, ...placesIn(Reflect.get(value, name))]);
}

export const anyBody = fc.oneof(
  { weight: 3, arbitrary: fc.json({ maxDepth: 5 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

/** A text that a person or a program could have meant, or anything. */
export const anyId = ({ network, container }: Known) =>
  fc.oneof(fc.constantFrom(network, container, 'f'.repeat(64)), anyText);

/** Names that queries know, with values that fit or do not. */
export const anyQuery = (known: Known) => {
  const names = ['preview', 'force', 'version', 'limit', 'before', 'kind', 'outcome', 'network', 'container', 'text'];
  const name = fc.oneof(fc.constantFrom(...names, 'scope', 'id', 'from', 'to', 'step', 'by'), anyText);
  const fits = fc.constantFrom(
    'true',
    'false',
    '1',
    '500',
    'connect',
    'done',
    'engine',
    '2026-01-31T12:00:00Z',
    'endpoint',
  );
  return fc.array(fc.tuple(name, fc.oneof(fits, anyId(known))), { maxLength: 4 });
};
