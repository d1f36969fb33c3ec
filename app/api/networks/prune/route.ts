import { holderOf } from '@/lib/auth/guard';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/networks/prune'],
    run: ({ runtime: { actions, auth }, author, identity, body }) => {
      if ('dryRun' in body) return { candidates: actions.pruneCandidates() };
      // The guard has counted one: each is a change, and on record.
      const refusal = auth.change(holderOf(identity), body.networkIds.length - 1);
      if (refusal) throw refusal;
      return actions.prune(body.networkIds, author);
    },
  }),
});
