import type { Identity } from '@/lib/auth/guard';
import { untilAskedAgain } from '@/lib/auth/proxy-stream';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';
import type { Runtime } from '@/lib/server/running';
import { answerStream } from '@/lib/server/stream-answer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/stream'],
    run: ({ runtime: { auth, hub }, request, identity, query }) =>
      answerStream(hub, request, query.since, endOf(identity, auth, request.signal)),
  }),
});

/** A stream is asked for once, so that nothing else would end it. */
function endOf(identity: Identity, auth: Runtime['auth'], request: AbortSignal): AbortSignal {
  if (identity.by === 'session') return auth.untilEndOf(identity.session, request);
  return identity.by === 'proxy' ? untilAskedAgain(request) : request;
}
