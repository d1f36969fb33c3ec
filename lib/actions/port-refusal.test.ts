import { describe, expect, it } from 'vitest';
import { unknownFacts } from '@/lib/model';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import type { Port } from '@/lib/model';
import type { RunContainerDraft } from '@/lib/model/run-container';
import { aContainer, aNetworkId, aTopology } from '@/lib/model/builders';
import { portRefusal } from './port-refusal';

const published = (ip: string | null, publicPort: number): Port => ({
  ip,
  publicPort,
  privatePort: 80,
  protocol: 'tcp',
});
const web = aContainer({
  name: 'web',
  ports: [published('0.0.0.0', 8080), published('::', 8080), published('127.0.0.1', 9000), published(null, 7000)],
});

function refusalOf(ports: RunContainerDraft['ports']) {
  const request = { image: 'busybox', networks: [{ networkId: aNetworkId('app') }], ports };
  const known = { topology: aTopology({ containers: [web] }), facts: unknownFacts };
  return portRefusal(known, runContainerRequestSchema.parse(request).ports);
}

describe('ports that are taken', () => {
  it.each<[string | undefined, number, Port['protocol'] | undefined, boolean]>([
    [undefined, 8080, undefined, true],
    ['127.0.0.1', 8080, undefined, true],
    ['::1', 8080, undefined, true],
    [undefined, 8080, 'udp', false],
    [undefined, 8081, undefined, false],
    [undefined, 9000, undefined, true],
    ['0.0.0.0', 9000, undefined, true],
    ['127.0.0.1', 9000, undefined, true],
    ['127.0.0.2', 9000, undefined, false],
    ['::', 9000, undefined, false],
    ['fd00::1', 7000, undefined, true],
  ])('%s:%d/%s is taken: %s', (ip, publicPort, protocol, taken) => {
    const port = { privatePort: 80, publicPort, ...(ip && { ip }), ...(protocol && { protocol }) };
    const refusal = refusalOf([{ privatePort: 80 }, port]);
    if (!taken) return expect(refusal).toBeNull();
    expect(refusal).toMatchObject({ code: 'conflict', field: 'ports.1.publicPort' });
    expect(refusal?.sentence).toContain('“web” publishes');
  });

  it('are seen within the request itself', () => {
    const ports = [
      { publicPort: 81, privatePort: 80 },
      { ip: '127.0.0.1', publicPort: 81, privatePort: 443 },
    ];
    expect(refusalOf(ports)).toMatchObject({ code: 'invalid_request', field: 'ports.1.publicPort' });
  });
});
