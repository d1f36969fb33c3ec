import { describe, expect, it } from 'vitest';
import { suffices } from '@/lib/auth/roles';
import type { Need } from '@/lib/auth/roles';
import type { Role } from '@/lib/model/session';
import { anAttackedProduct, inShort, wrongToken, type Attack } from './attacked-product';
import { everyOperation } from './every-operation';

const tokens = { viewer: 'the-token-of-who-only-looks', operator: 'the-token-of-who-runs-networks' };
const settings = { NETLOOM_VIEWER_TOKEN: tokens.viewer, NETLOOM_OPERATOR_TOKEN: tokens.operator };
const product = anAttackedProduct(settings);
const readOnly = anAttackedProduct({ ...settings, NETLOOM_READ_ONLY: '1' });

const roles: Role[] = ['viewer', 'operator', 'admin'];
type Product = typeof product;
const tokenOf = (at: Product, role: Role) => (role === 'admin' ? at.token() : tokens[role]);

/** As a program and as a browser. */
async function credentials(at: Product, role: Role): Promise<Record<string, string>[]> {
  const token = tokenOf(at, role);
  return [{ authorization: `Bearer ${token}` }, await at.signedIn(token)];
}

/** About nothing that exists, so that who may do it does nothing either. */
const ofNothing = ({ path = '', ...attack }: Attack): Attack => {
  const nothing = 'f'.repeat(64);
  return { ...attack, path: path.replaceAll('{network}', nothing).replaceAll('{container}', nothing) };
};
const ranked = everyOperation.flatMap(({ key, operation: { needs }, attack }) =>
  needs === 'open' || needs === 'metrics' ? [] : [[key, needs, attack] as const],
);
/** It ends the session that the others are asked with. */
const signsOut = 'DELETE /api/session';

it('holds every operation there is', () => {
  expect(ranked.length + 3).toBe(everyOperation.length);
  expect(new Set(ranked.map(([, needs]) => needs))).toEqual(new Set(roles));
});

describe.each(ranked)('%s, which needs %s', (key, needs, attack) => {
  it('is not for strangers', async () => {
    expect(await product.refused(attack)).toBe('401 unauthenticated');
    expect(await readOnly.refused(attack)).toBe('401 unauthenticated');
    expect(await product.refused({ ...attack, headers: { authorization: 'Bearer x' } })).toMatch(wrongToken);
  });

  it.each(roles)('for %s', async (role) => {
    for (const headers of await credentials(product, role)) {
      if (!suffices(role, needs)) {
        expect(await product.refused({ ...attack, headers })).toBe('403 forbidden');
        continue;
      }
      if (key === 'GET /api/stream') continue;
      const answer = await product.send({ ...ofNothing(attack), headers });
      expect(answer.status, answer.body).not.toBe(401);
      expect(answer.status, answer.body).not.toBe(403);
      expect(answer.status, answer.body).toBeLessThan(500);
    }
  });

  it.each(roles)('for %s, where nothing can be changed', async (role) => {
    for (const headers of await credentials(readOnly, role)) {
      if (isAway(needs)) {
        const { body } = await readOnly.send({ ...attack, headers });
        expect(body).toContain('read-only');
        expect(await readOnly.refused({ ...attack, headers })).toBe('404 not_found');
      } else if (key !== 'GET /api/stream' && key !== signsOut) {
        expect((await readOnly.send({ ...ofNothing(attack), headers })).status).toBeLessThan(405);
      }
    }
  });
});

/** Read-only leaves what a viewer may. */
function isAway(needs: Need): boolean {
  return needs === 'operator' || needs === 'admin';
}

describe('/metrics', () => {
  it('is for the token alone: no role’s, no session’s', async () => {
    expect(inShort(await product.send({ path: '/metrics', as: 'token' }))).toBe('200');
    expect(await product.refused({ path: '/metrics' })).toBe('401 unauthenticated');
    for (const role of ['viewer', 'operator'] as const)
      for (const headers of await credentials(product, role))
        expect(await product.refused({ path: '/metrics', headers })).toMatch(wrongToken);
    expect(await product.refused({ path: '/metrics', headers: { authorization: 'Bearer x' } })).toMatch(wrongToken);
  });
});

describe('a role', () => {
  it('is told, and is not one’s own to choose', async () => {
    for (const role of roles) {
      const claims = { 'x-netloom-role': 'admin', 'remote-user': 'admin', 'remote-role': 'admin' };
      for (const headers of await credentials(product, role)) {
        const { body } = await product.send({ path: '/api/session?role=admin', headers: { ...headers, ...claims } });
        expect(JSON.parse(body)).toMatchObject({ role });
      }
    }
    const body = { token: tokens.viewer, role: 'admin' };
    expect(await product.refused({ method: 'POST', path: '/api/session', body })).toBe('400 invalid_request');
  });

  it('stays with its session: the secret of an admin’s tab lifts no viewer', async () => {
    const [viewer, admin] = [await product.signedIn(tokens.viewer), await product.signedIn()];
    const headers = { ...viewer, 'x-netloom-secret': admin['x-netloom-secret'] ?? '' };
    const create = { method: 'POST', path: '/api/networks', body: { name: 'x' } };
    expect(await product.refused({ ...create, headers })).toBe('403 forbidden');
  });
});
