import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNetDev } from './proc-net-dev';

const header = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
`;
const zeros = {
  rxBytes: 0,
  txBytes: 0,
  rxPackets: 0,
  txPackets: 0,
  rxErrors: 0,
  txErrors: 0,
  rxDropped: 0,
  txDropped: 0,
};

describe('/proc/<pid>/net/dev', () => {
  it('is read into counters by interface, errors and drops included', () => {
    const text = `${header}    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
  eth0: 1574368    1222    1    2    0     0          0         0  1573348    1206    3    4    0     0       0          0
`;
    expect(parseNetDev(text)).toEqual(
      new Map([
        ['lo', zeros],
        [
          'eth0',
          {
            rxBytes: 1574368,
            rxPackets: 1222,
            rxErrors: 1,
            rxDropped: 2,
            txBytes: 1573348,
            txPackets: 1206,
            txErrors: 3,
            txDropped: 4,
          },
        ],
      ]),
    );
  });

  it.each([
    ['a name with dots and dashes', 'br-1.x@: 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'br-1.x@', 1],
    ['no blank after the colon, as old kernels print wide numbers', 'eth0:9 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'eth0', 9],
    ['a counter past 2^32', 'eth0: 4294967297 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'eth0', 4294967297],
    ['a counter past 2^53', 'eth0: 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'eth0', 2 ** 64],
    ['no newline at the end', 'eth0: 3 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'eth0', 3],
  ])('copes with %s', (_, line, name, rxBytes) => {
    expect(parseNetDev(header + line).get(name)?.rxBytes).toBe(rxBytes);
  });

  it.each(['', header, 'eth0: 1 2 3', 'eth0: a b c', 'eth0: -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', '<html>: no</html>'])(
    'gives nothing for what is not counters: %j',
    (text) => expect(parseNetDev(text).size).toBe(0),
  );

  it('never gives a counter that is not a number, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '9', ' ', ':', '\n', 'e', '-') }), (text) => {
        for (const counters of parseNetDev(text).values())
          expect(Object.values(counters).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
