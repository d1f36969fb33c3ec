import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/networks/prune'],
    run: ({ runtime: { actions }, author, body }) =>
      'dryRun' in body ? { candidates: actions.pruneCandidates() } : actions.prune(body.networkIds, author),
  }),
});
