import { describe, expect, it } from 'vitest';
import { aContainer, aTime, aTopology } from '@/lib/model/builders';
import { findingsOf } from './findings';
import { judge } from './judge';

const publishing = (...inside: number[]) => {
  const ports = inside.map((privatePort) => ({ ip: '0.0.0.0', publicPort: 8000 + privatePort, privatePort }));
  const container = aContainer({ ports: ports.map((port) => ({ ...port, protocol: 'tcp' as const })) });
  const [found] = findingsOf(aTopology({ containers: [container] }));
  if (!found) throw new Error('nothing was found');
  return found;
};
const acceptance = { reason: 'a public site', who: 'operator', at: aTime };
const of = (...inside: number[]) => ({ ...acceptance, covers: [...publishing(...inside).parts.keys()] });

describe('an acceptance', () => {
  it('is not there until somebody gives it', () => {
    expect(judge(publishing(80), undefined)).toMatchObject({ acceptance: null, outgrown: null });
  });

  it.each([
    ['the very same', publishing(80, 443)],
    ['less', publishing(443)],
  ])('covers %s', (_title, found) => {
    expect(judge(found, of(80, 443))).toMatchObject({ acceptance, outgrown: null });
  });

  it('does not cover more, and says what is new', () => {
    expect(judge(publishing(80, 443), of(80))).toMatchObject({
      acceptance: null,
      outgrown: { acceptance, added: ['port 8443 (443/tcp)'] },
    });
  });

  it('keeps what it covers to itself', () => {
    expect(JSON.stringify(judge(publishing(80), of(80)))).not.toContain('covers');
  });
});
