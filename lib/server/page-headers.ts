import { answerHeaders } from '@/lib/launch/answer-headers.mjs';

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
    // The layout of the graph is computed in one, and one holds the stream.
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What every page carries beside its policy. */
export const pageHeaders = {
  ...answerHeaders,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
} as const;
