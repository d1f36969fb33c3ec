import { layoutChangeSchema, layoutSavedSchema, layoutSchema } from '@/lib/model';
import type { Operation } from './handle';

/** Part of `operations`. */
export const layoutOperations = {
  'GET /api/layout': {
    summary: 'Where things are in the picture, by stable name: the same for everybody',
    needs: 'viewer',
    answer: layoutSchema,
  },
  'PUT /api/layout': {
    summary: 'Change where things are: what is given is set, null forgets, the rest stays',
    needs: 'operator',
    body: layoutChangeSchema,
    answer: layoutSavedSchema,
  },
} as const satisfies Record<string, Operation>;
