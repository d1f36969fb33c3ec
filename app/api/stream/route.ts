import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { eventStream } from '@/lib/server/respond';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/stream'],
    run: ({ runtime: { auth, hub }, request, identity: { session } }) => {
      const signal = session ? auth.untilEndOf(session, request.signal) : request.signal;
      return eventStream(hub.open(signal));
    },
  }),
});
