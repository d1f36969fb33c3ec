import { describe, expect, it } from 'vitest';
import { mutationSecretOf, newSession, sealSession, sessionKey, sessionLimits } from '@/lib/auth/session';
import { until } from '../../lab/waiting.mjs';
import { anAttackedProduct, inShort, wrongToken, type Attack } from './attacked-product';
import { rawStream } from './raw-http';

const product = anAttackedProduct();
const fromPage = () => ({ origin: product.origin(), 'sec-fetch-site': 'same-origin' });
const name = () => `netloom-${product.port()}`;
const key = () => sessionKey(product.token());
const signIn = (token: string): Attack => ({ method: 'POST', path: '/api/session', body: { token } });

/** A cookie that is as right as the product’s own, of a session that began and was seen so long ago. */
const sealed = (startedAgoMs: number, seenAgoMs = startedAgoMs, by = key()) => {
  const now = Date.now();
  return sealSession(by, { ...newSession('admin', now), startedAt: now - startedAgoMs, seenAt: now - seenAgoMs });
};
const withCookie = (cookie: string, attack: Attack = {}): Attack => ({ ...attack, headers: { ...fromPage(), cookie } });
const asked = (attack: Attack) => product.refused(attack);

describe('100 wrong tokens', () => {
  it('at once and one after the other are told to wait, and keep the right one from nothing', async () => {
    const atOnce = await Promise.all(Array.from({ length: 50 }, (_, at) => product.send(signIn(`wrong-${at}`))));
    const after = [];
    for (let at = 0; at < 50; at += 1) after.push(await product.send(signIn(`${product.token().slice(0, -1)}${at}`)));
    const answers = [...atOnce, ...after].map(
      (answer) => [inShort(answer), answer.headers.get('retry-after')] as const,
    );
    const limited = answers.filter(([short]) => short === '429 rate_limited');
    expect(answers.filter(([short]) => short === '401 unauthenticated').length).toBeLessThanOrEqual(10);
    expect(limited.length).toBeGreaterThanOrEqual(90);
    for (const [, wait] of limited) expect(Number(wait)).toBeGreaterThanOrEqual(1);
    expect(inShort(await product.send(signIn(product.token())))).toBe('200');
  });

  it('as bearer cost as much', async () => {
    const guess = (path: string) => product.send({ path, headers: { authorization: `Bearer ${path}` } });
    for (const path of ['/api/topology', '/metrics']) {
      const answers = [];
      for (let at = 0; at < 10; at += 1) answers.push(await guess(path));
      const [last] = answers.slice(-1);
      expect(last && inShort(last)).toBe('429 rate_limited');
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect(inShort(await product.send({ as: 'token' }))).toBe('200');
    expect(inShort(await product.send({ path: '/metrics', as: 'token' }))).toBe('200');
  });

  it('leave the record readable', async () => {
    const { status, body } = await product.send({ path: '/api/actions', as: 'token' });
    expect(status, body).toBe(200);
  });

  it.each(['', ' ', 'a'.repeat(1025), '\0', 'null'])('nor is %.10j one', async (token) => {
    expect(await asked(signIn(token))).toMatch(/^(400 invalid_request|401 unauthenticated|429 rate_limited)$/);
  });

  it('never come back in what is answered or logged', async () => {
    const answer = await product.send(signIn('very-secret-guess'));
    expect(answer.body + product.output()).not.toContain('very-secret-guess');
  });
});

describe('a cookie', () => {
  it('that is right opens the door, beside whatever else there is: the rows below are about what is wrong', async () => {
    const right = `${name()}=${sealed(0)}`;
    for (const cookie of [right, `${name()}=forged; ${right}`, `${right}; ${name()}=`, `a=b;${right};c`]) {
      expect(inShort(await product.send(withCookie(cookie)))).toBe('200');
    }
  });

  const hour = 3_600_000;
  it.each<[string, () => string]>([
    ['of another port', () => `netloom-${product.port() + 1}=${sealed(0)}`],
    ['of no port', () => `netloom=${sealed(0)}`],
    ['whose name only ends so', () => `x${name()}=${sealed(0)}`],
    ['under a prefix', () => `__Host-${name()}=${sealed(0)}`],
    ['of another Netloom', () => `${name()}=${sealed(0, 0, sessionKey('another-token-altogether'))}`],
    ['that was not used for too long', () => `${name()}=${sealed(sessionLimits.idleMs + hour)}`],
    ['that is too old, however much used', () => `${name()}=${sealed(sessionLimits.absoluteMs + hour, 0)}`],
    ['without its last character', () => `${name()}=${sealed(0).slice(0, -1)}`],
    ['without its signature', () => `${name()}=${sealed(0).split('.').slice(0, 3).join('.')}.`],
    ['with a character more', () => `${name()}=${sealed(0)}A`],
    ['in quotes', () => `${name()}="${sealed(0)}"`],
    [
      'that was given more time',
      () => `${name()}=${sealed(0).replace(/\.(\d+)\./, (_, at: string) => `.${Number(at) + 1}.`)}`,
    ],
    ['signed for something else', () => `${name()}=${sealed(0).replace(/[^.]+$/, mutationSecretOf(key(), 'x'))}`],
    ['that is the token', () => `${name()}=${product.token()}`],
    ['that is empty', () => `${name()}=`],
    ['of 8 kB', () => `${name()}=${'a'.repeat(8000)}`],
  ])('%s does not', async (_title, cookie) => {
    expect(await asked(withCookie(cookie()))).toBe('401 unauthenticated');
  });

  it('alone reads and changes nothing: another page of this machine could be made to send it', async () => {
    const cookie = `${name()}=${sealed(0)}`;
    expect(await asked({ headers: { cookie } })).toBe('403 forbidden');
    expect(await asked({ path: '/metrics', headers: { cookie } })).toBe('401 unauthenticated');
    const change = { method: 'POST', path: '/api/networks', body: { name: 'x' } };
    expect(await asked(withCookie(cookie, change))).toBe('403 forbidden');
  });

  it('does not go with the secret of another session', async () => {
    const [mine, other] = [await product.signedIn(), await product.signedIn()];
    const headers = { ...mine, 'x-netloom-secret': other['x-netloom-secret'] ?? '' };
    expect(await asked({ method: 'POST', path: '/api/networks', headers, body: { name: 'x' } })).toBe('403 forbidden');
  });

  it('that a stranger brings is not the one he gets: no session is fixed before the sign-in', async () => {
    const planted = `${name()}=${sealed(0)}`;
    const { headers } = await product.send({ ...signIn(product.token()), headers: { cookie: planted } });
    expect(headers.get('set-cookie')?.split(';')[0]).not.toBe(planted);
  });
});

describe('the token', () => {
  it.each(['token', 'access_token', 'bearer', 'authorization', 'api_key'])('is not taken from ?%s=', async (field) => {
    expect(await asked({ path: `/api/topology?${field}=${product.token()}` })).toBe('401 unauthenticated');
    expect(await asked({ path: `/metrics?${field}=${product.token()}` })).toBe('401 unauthenticated');
  });

  it.each<[string, () => Record<string, string | string[]>]>([
    ['Basic', () => ({ authorization: `Basic ${Buffer.from(`netloom:${product.token()}`).toString('base64')}` })],
    ['a header of another name', () => ({ 'x-api-key': product.token(), token: product.token() })],
    ['a bearer with more behind it', () => ({ authorization: `Bearer ${product.token()} x` })],
    ['a bearer among others', () => ({ authorization: ['Bearer wrong', `Bearer ${product.token()}`] })],
    ['a bearer without its last character', () => ({ authorization: `Bearer ${product.token().slice(0, -1)}` })],
    ['the mutation secret', () => ({ 'x-netloom-secret': product.token() })],
  ])('is not taken as %s', async (_title, headers) => {
    expect(await asked({ headers: headers() })).toMatch(wrongToken);
  });
});

describe('an open stream', () => {
  const open = (cookie: string) => {
    const stream = rawStream(
      product.port(),
      product.written({ path: '/api/stream', headers: { ...fromPage(), cookie } }),
    );
    return stream;
  };

  it('ends when its session is signed out, and the cookie is worth nothing any more; others go on', async () => {
    const [mine, other] = [await product.signedIn(), await product.signedIn()];
    const [stream, theirs] = [open(mine.cookie ?? ''), open(other.cookie ?? '')];
    await Promise.all([stream.says(/event: /), theirs.says(/event: /)]);
    expect(inShort(await product.send({ method: 'DELETE', path: '/api/session', headers: mine }))).toBe('200');
    await stream.ended;
    expect(await asked({ headers: mine })).toBe('401 unauthenticated');
    expect(await asked({ path: '/api/stream', headers: mine })).toBe('401 unauthenticated');
    expect(inShort(await product.send({ headers: other }))).toBe('200');
    theirs.close();
  });

  it('ends when its session does', async () => {
    const stream = open(`${name()}=${sealed(sessionLimits.absoluteMs - 3_000, 0)}`);
    await stream.says(/event: /);
    await stream.ended;
    expect(stream.read()).toContain('HTTP/1.1 200');
  });

  it('is not opened for HEAD, which nobody would ever end', async () => {
    const answer = await product.send({ method: 'HEAD', path: '/api/stream', as: 'token' });
    expect(answer.status).toBe(200);
    await until('nothing to be open', async () => (await product.send({ as: 'token' })).status === 200);
  });
});
