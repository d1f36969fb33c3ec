import { createNetwork } from '@/lib/actions/create-network';
import { planCreateNetwork } from '@/lib/actions/plan-create-network';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/networks'],
    run: ({ runtime, body, query }) =>
      query.preview === 'true'
        ? planCreateNetwork(runtime.inventory.topology, body).preview
        : createNetwork(runtime, body),
  }),
});
