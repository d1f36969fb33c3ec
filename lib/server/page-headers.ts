/**
 * What a page may load and who may hold it. Scripts run by nonce only, and what a script with the nonce loads. What is
 * allowed beyond nothing, and why: docs/decisions/025. Development needs eval (React's stacks) and inline styles (hot
 * reload), production neither.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Glyphs of the graph's nodes are data: addresses.
    "img-src 'self' data:",
    "connect-src 'self'",
    // The layout of the graph is computed in one.
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Of what is no page and needs nothing, should a browser ever take it for one. */
export const barePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** What every answer carries, whoever gives it: pages, the API, files. */
export const answerHeaders = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** What every page carries beside its policy. */
export const pageHeaders = {
  ...answerHeaders,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
} as const;
