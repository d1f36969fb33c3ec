import { readTraffic } from '@/lib/history/read-traffic';
import { handle } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({
    ...operations['GET /api/traffic'],
    run: ({ runtime: { history, inventory }, query }) => readTraffic(history, inventory, query, Date.now()),
  }),
});
