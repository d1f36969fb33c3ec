import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/networks/{id}/endpoints'],
    run: ({ runtime: { actions }, author, params: { id }, body, query }) =>
      query.preview === 'true'
        ? actions.planConnect(id, body).preview
        : actions.connect(id, body, author, query.version ?? null),
  }),
});
