import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { eventStream } from '@/lib/server/respond';
import { routes } from '@/lib/server/routes';
import { endOfStream } from '@/lib/server/session-response';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/stream'],
    run: (context) => eventStream(context.runtime.hub.open(endOfStream(context))),
  }),
});
