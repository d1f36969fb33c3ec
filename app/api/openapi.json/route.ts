import { handle } from '@/lib/server/handle';
import { openApiDocument } from '@/lib/server/openapi';
import { operations } from '@/lib/server/operations';
import { routes } from '@/lib/server/routes';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: handle({ ...operations['GET /api/openapi.json'], run: ({ runtime }) => openApiDocument(runtime.version) }),
});
