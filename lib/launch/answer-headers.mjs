/**
 * What every answer carries, whoever gives it: pages, the API, files, and the front. The reasons: docs/decisions/025.
 * Here, because the front and next.config.js can import no TypeScript.
 */
export const answerHeaders = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Of what is no page and needs nothing, should a browser ever take it for one. */
export const barePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
