import * as z from 'zod';
import { AppError } from '@/lib/model';
import { handle } from './handle';
import type { RouteFunction } from './handle';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof methods)[number];

/**
 * What a route file exports: the handlers given, and for every other method a refusal in the API's own words (Next
 * would answer 405 with an empty body, and OPTIONS unguarded).
 */
export function routes(handlers: Partial<Record<Method, RouteFunction>>): Record<Method, RouteFunction> {
  const allowed = methods.filter((method) => handlers[method]);
  const refused = handle({
    summary: 'No such method',
    needs: 'viewer',
    answer: z.never(),
    run: () => {
      throw new AppError('method_not_allowed', `This address answers ${allowed.join(', ')} only.`);
    },
  });
  const {
    GET = refused,
    POST = refused,
    PUT = refused,
    PATCH = refused,
    DELETE = refused,
    OPTIONS = refused,
  } = handlers;
  return { GET, POST, PUT, PATCH, DELETE, OPTIONS };
}
