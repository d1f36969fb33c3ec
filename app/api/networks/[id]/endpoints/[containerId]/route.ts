import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: handle({
    ...operations['DELETE /api/networks/{id}/endpoints/{containerId}'],
    run: ({ runtime: { actions }, author, params: { id, containerId }, query }) => {
      const request = { networkId: id, containerId, force: query.force === 'true' };
      return query.preview === 'true'
        ? actions.planDisconnect(request).preview
        : actions.disconnect(request, author, query.version ?? null);
    },
  }),
});
