import { networkDetail } from '@/lib/server/detail';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/networks/{id}'],
    run: ({ runtime, params }) => networkDetail(runtime.inventory, params.id),
  }),
  PATCH: handle({
    ...operations['PATCH /api/networks/{id}'],
    run: async ({ runtime: { actions }, author, params: { id }, query, body }) =>
      query.preview === 'true'
        ? (await actions.planEdit(id, body)).preview
        : actions.editNetwork(id, body, author, query.version ?? null),
  }),
  DELETE: handle({
    ...operations['DELETE /api/networks/{id}'],
    run: ({ runtime: { actions }, author, params: { id }, query }) =>
      query.preview === 'true'
        ? actions.planRemoveNetwork(id).preview
        : actions.removeNetwork(id, author, query.version ?? null),
  }),
});
