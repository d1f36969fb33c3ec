import { networkAddresses } from '@/lib/server/detail';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/networks/{id}/addresses'],
    run: ({ runtime, params }) => networkAddresses(runtime.inventory, params.id),
  }),
});
