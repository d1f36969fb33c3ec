import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({ ...operations['GET /api/layout'], run: ({ runtime }) => runtime.layout.layout }),
  PUT: handle({
    ...operations['PUT /api/layout'],
    run: async ({ runtime, body }) => {
      await runtime.layout.change(body);
      return { saved: true };
    },
  }),
});
