/** One request, as handlers and fault rules see it. */
export interface Exchange {
  readonly method: string;
  /** As it was sent, version and query included. */
  readonly path: string;
  /** Without version and query. */
  readonly plainPath: string;
  /** From the prefix, such as `1.41`; null without one. */
  readonly apiVersion: string | null;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** Splits by hand, because `URL` would resolve the `..` that a test wants to see arrive. */
export function exchangeOf(method: string, path: string, body: string): Exchange {
  const mark = path.indexOf('?');
  const location = mark < 0 ? path : path.slice(0, mark);
  const versioned = /^\/v(\d+\.\d+)(\/.*)$/.exec(location);
  return {
    method,
    path,
    plainPath: versioned?.[2] ?? location,
    apiVersion: versioned?.[1] ?? null,
    query: new URLSearchParams(mark < 0 ? '' : path.slice(mark + 1)),
    body,
  };
}
