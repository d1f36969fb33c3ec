import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';
import { accessOf, signInResponse, signOutResponse } from '@/lib/server/session-response';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/session'],
    run: ({ runtime, identity }) => accessOf(runtime.config, identity.role ?? 'viewer'),
  }),
  POST: handle({ ...operations['POST /api/session'], run: ({ runtime, body }) => signInResponse(runtime, body.token) }),
  DELETE: handle({
    ...operations['DELETE /api/session'],
    run: ({ runtime, identity }) => signOutResponse(runtime, identity),
  }),
});
