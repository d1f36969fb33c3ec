import { connect } from '@/lib/actions/connect';
import { planConnect } from '@/lib/actions/plan-connect';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: handle({
    ...operations['POST /api/networks/{id}/endpoints'],
    run: ({ runtime, params: { id }, body, query }) =>
      query.preview === 'true' ? planConnect(runtime.inventory.topology, id, body).preview : connect(runtime, id, body),
  }),
});
