import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/actions/{id}/undo'],
    run: async ({ runtime: { actions }, author, params: { id }, query }) =>
      query.preview === 'true' ? (await actions.planUndo(id)).preview : actions.undo(id, author),
  }),
});
