import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: handle({
    ...operations['DELETE /api/networks/{id}/edit'],
    run: ({ runtime: { actions }, author, params: { id } }) => actions.cancelEdit(id, author),
  }),
});
