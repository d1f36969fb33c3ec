import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: handle({
    ...operations['GET /api/stream'],
    run: ({ runtime: { auth, hub }, request, identity: { session } }) => {
      const signal = session ? auth.untilEndOf(session, request.signal) : request.signal;
      return new Response(hub.open(signal), {
        // A proxy that collects the answer before it hands it on would show nothing, ever.
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
      });
    },
  }),
});
