import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/actions/{id}/undo'],
    run: ({ runtime: { actions }, author, params: { id }, query }) =>
      query.preview === 'true' ? actions.planUndo(id).preview : actions.undo(id, author),
  }),
});
