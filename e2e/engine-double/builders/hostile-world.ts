import { DoubleWorld } from '../world/double-world';
import { aDoubleContainer } from './a-double-container';
import { aDoubleNetwork } from './a-double-network';

/** All of these were taken by a real engine as network names. */
export const HOSTILE_NETWORK_NAMES: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'user\u202Egnp.exe',
  'two\nlines',
  'red\u001b[31malert\u001b[0m',
  '../../containers/json',
  '__proto__',
  'constructor',
  'a'.repeat(300),
  '名前 🕸',
];

/** Own keys only: a literal `{ __proto__: … }` would set the prototype. */
export const PROTO_LABELS: Readonly<Record<string, string>> = Object.fromEntries([
  ['__proto__', 'polluted'],
  ['constructor', 'polluted'],
  ['toString', 'polluted'],
]);

/** The largest label seen in the wild was 5 MB. */
export const hugeLabel = (bytes = 5_000_000): Readonly<Record<string, string>> => ({ note: 'x'.repeat(bytes) });

export interface HostileOptions {
  /** Size of the one huge label. */
  readonly labelBytes?: number;
}

/** A world that an honest engine can hold and a careless reader cannot. Duplicate names need 20.10. */
export function hostileWorld({ labelBytes = 5_000_000 }: HostileOptions = {}): DoubleWorld {
  return new DoubleWorld({
    version: '20.10',
    networks: [
      ...HOSTILE_NETWORK_NAMES.map((name) => aDoubleNetwork({ name, labels: PROTO_LABELS })),
      aDoubleNetwork({ name: 'twin' }),
      aDoubleNetwork({ name: 'twin' }),
      aDoubleNetwork({ name: 'huge', labels: hugeLabel(labelBytes) }),
    ],
    containers: [
      ...HOSTILE_NETWORK_NAMES.map((name, index) =>
        aDoubleContainer({ name: `hostile-${index}`, networkMode: name, labels: { [name]: name, ...PROTO_LABELS } }),
      ),
      aDoubleContainer({ name: 'huge', networkMode: 'huge', labels: hugeLabel(labelBytes) }),
      aDoubleContainer({ name: 'spoofed', image: '<b>bold</b>:latest', command: ['sh', '-c', 'echo </script>'] }),
    ],
  });
}
