import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';
import { sessionAnswer, signInResponse, signOutResponse } from '@/lib/server/session-response';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({ ...operations['GET /api/session'], run: sessionAnswer }),
  POST: handle({ ...operations['POST /api/session'], run: (context) => signInResponse(context, context.body.token) }),
  DELETE: handle({ ...operations['DELETE /api/session'], run: signOutResponse }),
});
