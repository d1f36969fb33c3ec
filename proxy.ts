import { randomBytes } from 'node:crypto';
import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { isAllowedHost, unknownHost } from '@/lib/auth/hosts';
import { isSafe } from '@/lib/auth/roles';
import { barePolicy } from '@/lib/launch/answer-headers.mjs';
import { contentSecurityPolicy, pageHeaders } from '@/lib/server/page-headers';
import { runtime } from '@/lib/server/running';

/** Pages only: the handlers of the API and of /metrics have a guard of their own, which does not rely on this one. */
export const config = { matcher: ['/((?!api/|metrics$|_next/static/).*)'] };

export function proxy(request: NextRequest): NextResponse {
  if (!isAllowedHost(request.headers.get('host'), runtime().config)) {
    return refusal(403, unknownHost);
  }
  if (!isSafe(request.method)) {
    return refusal(405, 'Pages are only read.', { allow: 'GET, HEAD' });
  }
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the request's policy; the layout reads it from x-nonce.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(pageHeaders)) response.headers.set(name, value);
  response.headers.set('content-security-policy', policy);
  return response;
}

function refusal(status: number, sentence: string, headers: Record<string, string> = {}): NextResponse {
  return new NextResponse(`${sentence}\n`, {
    status,
    headers: {
      ...pageHeaders,
      ...headers,
      'content-security-policy': barePolicy,
      'content-type': 'text/plain; charset=utf-8',
    },
  });
}
