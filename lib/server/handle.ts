/**
 * Takes what a route needs and does, gives the function Next calls: guard, limits, parsing, errors, headers.
 * Every route goes through it (a test reads the folders). Must not import pages or components.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { arrivalOf } from '@/lib/auth/arrival';
import type { Arrival } from '@/lib/auth/arrival';
import { guard } from '@/lib/auth/guard';
import type { Identity } from '@/lib/auth/guard';
import { isChange, isSafe } from '@/lib/auth/roles';
import type { Need } from '@/lib/auth/roles';
import { AppError } from '@/lib/model';
import type { ActionId, Author } from '@/lib/model';
import { authorOf } from './access-records';
import { connection } from './connection';
import { operationOf } from './operation-key';
import { readBody } from './read-body';
import { errorResponse, eventStream, finish } from './respond';
import { runtime } from './running';
import type { Runtime } from './running';

/** What a route declares; the document at /api/openapi.json is made from the same object. */
export interface Operation<Body = unknown, Params = unknown, Query = unknown> {
  summary: string;
  needs: Need;
  params?: z.core.$ZodType<Params>;
  query?: z.core.$ZodType<Query>;
  body?: z.core.$ZodType<Body>;
  /** An `Idempotency-Key` may come with it: what bears the same one is done once. */
  once?: boolean;
  /** Of a success; null is an event stream. */
  answer: z.core.$ZodType | null;
  /** Of a success that is neither JSON nor an event stream. */
  mediaType?: string;
  /** Of a success; 200 unless given. */
  status?: number;
}

export interface Context<Body, Params, Query> {
  runtime: Runtime;
  request: Request;
  identity: Identity;
  arrival: Arrival;
  /** For the record of what it changes. */
  author: Author;
  /** Its `Idempotency-Key`, where the route takes one. */
  operation: ActionId | null;
  params: Params;
  query: Query;
  body: Body;
}

export interface Route<Body, Params, Query> extends Operation<Body, Params, Query> {
  /** The value to answer with as JSON, or a whole response. */
  run(context: Context<Body, Params, Query>): unknown;
}

export interface RouteFunction {
  (request: Request, context?: { params?: Promise<Record<string, unknown>> }): Promise<Response>;
  /** Marks a product of `handle`, for the test that no route goes without it. */
  needs: Need;
}

export function handle<Body, Params, Query>(route: Route<Body, Params, Query>): RouteFunction {
  const answer = async (running: Runtime, request: Request, requestId: string, params: unknown) => {
    const arrival = arrivalOf(connection(), request.headers, running.config);
    const { method, headers } = request;
    const admission = guard({ method, headers, arrival }, route.needs, running.config, running.auth);
    const author = authorOf(admission.identity, requestId);
    if (admission.refusal) {
      recordRefusal(running, request, author, admission.refusal);
      throw admission.refusal;
    }
    const { identity } = admission;
    // Next sends HEAD here too, reads no body and never aborts the signal: a stream opened for it would stay for ever.
    if (request.method === 'HEAD' && route.answer === null) return finish(eventStream(null), null);
    const value = await route.run({
      runtime: running,
      request,
      identity,
      arrival,
      author,
      operation: route.once ? operationOf(request) : null,
      params: parse(route.params, params, 'address') as Params,
      query: parse(route.query, queryOf(request, route), 'query') as Query,
      body: parse(route.body, route.body && (await readBody(request)), 'body') as Body,
    });
    const response = value instanceof Response ? value : Response.json(value, { status: route.status ?? 200 });
    return finish(response, identity.session && running.auth.renewal(identity.session, arrival.secure));
  };

  const handler = async (request: Request, context?: { params?: Promise<Record<string, unknown>> }) => {
    const requestId = randomUUID();
    let log: Runtime['log'] | null = null;
    try {
      const running = runtime();
      log = running.log;
      return await running.underWay.add(answer(running, request, requestId, await context?.params));
    } catch (error) {
      return finish(errorResponse(error, requestId, log), null);
    }
  };
  return Object.assign(handler, { needs: route.needs });
}

/** Guesses at a token, and changes that were refused to who was found out or came from elsewhere; not each unknown visitor. */
function recordRefusal({ access }: Runtime, request: Request, author: Author, refusal: AppError): void {
  const isGuess = author.via === 'none' && request.headers.has('authorization');
  if (isGuess && (refusal.code === 'unauthenticated' || refusal.code === 'rate_limited')) {
    access.refusedSignIn(author, refusal);
  } else if (!isSafe(request.method) && refusal.code !== 'unauthenticated') {
    access.refusedRequest(author, request, refusal);
  }
}

/** A change that takes no `preview` must not be made by who asked for one. */
function queryOf({ url, method }: Request, { query, needs }: Operation): Record<string, string> {
  const { searchParams } = new URL(url);
  if (isChange(method, needs) && !query && searchParams.size > 0) {
    throw new AppError('invalid_request', 'The address does not fit. Nothing may follow a question mark here.');
  }
  const twice = [...searchParams.keys()].find((key, index, keys) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new AppError('invalid_request', `The query says ${twice} twice.`);
  return Object.fromEntries(searchParams);
}

/** Without a schema there is nothing to trust, and so nothing to hand on. */
function parse(schema: z.core.$ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const issues = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new AppError('invalid_request', `The ${where} does not fit. ${issues.join('; ')}.`);
}
