import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/images'],
    run: ({ runtime: { actions } }) => actions.images(),
  }),
});
