import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/containers'],
    run: async ({ runtime: { actions }, author, operation, body, query }) =>
      query.preview === 'true'
        ? (await actions.planRunContainer(body)).preview
        : actions.runContainer(body, author, operation),
  }),
});
