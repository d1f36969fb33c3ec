import { containerDetail } from '@/lib/server/detail';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/containers/{id}'],
    run: ({ runtime, params }) => containerDetail(runtime.inventory, params.id),
  }),
  DELETE: handle({
    ...operations['DELETE /api/containers/{id}'],
    run: ({ runtime: { actions }, author, params: { id }, query }) => {
      const force = query.force === 'true';
      return query.preview === 'true'
        ? actions.planRemoveContainer(id, force).preview
        : actions.removeContainer(id, force, author);
    },
  }),
});
