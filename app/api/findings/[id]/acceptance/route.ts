import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  PUT: handle({
    ...operations['PUT /api/findings/{id}/acceptance'],
    run: ({ runtime: { findings }, author, params: { id }, query, body }) =>
      findings.accept(id, body.reason, query.version ?? null, author),
  }),
  DELETE: handle({
    ...operations['DELETE /api/findings/{id}/acceptance'],
    run: ({ runtime: { findings }, author, params: { id } }) => findings.reopen(id, author),
  }),
});
