import * as z from 'zod';
import { AppError } from '@/lib/model';
import { handle } from '@/lib/server/handle';

/** An address that is not of the API is answered in the API's way, and only to who is signed in. */
const nothing = handle({
  summary: 'No such address',
  needs: 'viewer',
  answer: z.never(),
  run: () => {
    throw new AppError('not_found', 'The API has no such address; /api/openapi.json lists them all.');
  },
});

export { nothing as DELETE, nothing as GET, nothing as OPTIONS, nothing as PATCH, nothing as POST, nothing as PUT };
