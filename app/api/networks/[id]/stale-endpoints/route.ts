import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/networks/{id}/stale-endpoints'],
    run: ({ runtime: { actions }, params: { id } }) => actions.staleEndpoints(id),
  }),
  DELETE: handle({
    ...operations['DELETE /api/networks/{id}/stale-endpoints'],
    run: ({ runtime: { actions }, author, params: { id } }) => actions.releaseStale(id, author),
  }),
});
