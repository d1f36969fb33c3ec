import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/containers/{id}/state'],
    run: ({ runtime: { actions }, author, params: { id }, body, query }) =>
      query.preview === 'true'
        ? actions.planChangeContainer(id, body.do).preview
        : actions.changeContainer(id, body.do, author),
  }),
});
