import { disconnect } from '@/lib/actions/disconnect';
import { planDisconnect } from '@/lib/actions/plan-disconnect';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: handle({
    ...operations['DELETE /api/networks/{id}/endpoints/{containerId}'],
    run: ({ runtime, params: { id, containerId }, query }) => {
      const request = { networkId: id, containerId, force: query.force === 'true' };
      return query.preview === 'true'
        ? planDisconnect(runtime.inventory.topology, request).preview
        : disconnect(runtime, request);
    },
  }),
});
