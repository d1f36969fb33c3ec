import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { metricsText } from '@/lib/server/respond';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /metrics'],
    run: async ({ runtime }) => metricsText(await runtime.metrics.text()),
  }),
});
