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

/** Each sets `netloomPayload` or asks for `/netloom-payload` where it is taken for more than a text. */
const payloads: readonly string[] = [
  '<img src=/netloom-payload onerror=netloomPayload=1>',
  '</script><script>netloomPayload=1</script>',
  'javascript:netloomPayload=1',
  '"><svg onload=netloomPayload=1>',
  "'><a autofocus onfocus=netloomPayload=1 href=//example.org/netloom-payload>",
  "{{constructor.constructor('netloomPayload=1')()}}${netloomPayload=1}<%=netloomPayload=1%>#{netloomPayload=1}",
  "=HYPERLINK('http://example.org/netloom-payload')",
  '@SUM(1+1)*cmd|/netloom-payload',
  '`netloomPayload=1` $(netloom-payload) ; rm -rf /',
];

/** Each hides something, or turns around what stands beside it. */
const disguises: readonly string[] = [
  'invoice\u202Egnp.exe',
  'zero\u200Bwidth\uFEFF',
  'iso\u2066lated\u2069',
  'tag\u{E0041}ged',
  'filler\u3164\u115F\uFFA0',
  'blank\u2800\u00A0',
  '\u0336marked',
  'vary\uFE0F',
  'line\u2028break',
  'back\b\b\bspace\r',
  'שבת-שלום',
];

/** Own keys only: a literal `{ __proto__: … }` would set the prototype. */
export const PROTO_LABELS: Readonly<Record<string, string>> = Object.fromEntries([
  ['__proto__', 'polluted'],
  ['constructor', 'polluted'],
  ['toString', 'polluted'],
]);

/** The largest label seen in the wild was 5 MB. */
export const hugeLabel = (bytes = 5_000_000): Readonly<Record<string, string>> => ({ note: 'x'.repeat(bytes) });

const labelsOf = (text: string): Readonly<Record<string, string>> => ({
  ...PROTO_LABELS,
  [text]: text,
  'com.docker.compose.project': text,
  'com.docker.compose.service': text,
});

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
      ...[...payloads, ...disguises].map((text, at) =>
        // More of them than the default pools have blocks for.
        aDoubleNetwork({
          subnets: [{ subnet: `10.77.${at}.0/24` }],
          name: text,
          labels: labelsOf(text),
          options: { [text]: text },
          stale: [text],
        }),
      ),
      ...disguises.map((text, at) =>
        aDoubleNetwork({ name: `of ${text}`, driver: `plugin/${text}`, subnets: [{ subnet: `10.78.${at}.0/24` }] }),
      ),
    ],
    containers: [
      ...HOSTILE_NETWORK_NAMES.map((name, index) =>
        aDoubleContainer({ name: `hostile-${index}`, networkMode: name, labels: { [name]: name, ...PROTO_LABELS } }),
      ),
      aDoubleContainer({ name: 'huge', networkMode: 'huge', labels: hugeLabel(labelBytes) }),
      // No engine lets a container be called so; what answers at the engine's address may still say it.
      ...[...payloads, ...disguises].map((text) =>
        aDoubleContainer({
          name: text,
          image: text,
          labels: labelsOf(text),
          networks: { [text]: { aliases: [text] } },
        }),
      ),
      aDoubleContainer({ name: 'spoofed', image: '<b>bold</b>:latest', command: ['sh', '-c', 'echo </script>'] }),
    ],
  });
}
