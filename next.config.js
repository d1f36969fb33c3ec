import { answerHeaders } from './lib/launch/answer-headers.mjs';

const fileHeaders = Object.entries({
  // Of the workers' scripts: they are bound by this policy, load the rest of themselves, and one of them holds the stream.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ...answerHeaders,
}).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
const config = {
  // dockerode's native optional dependencies break the Turbopack bundle: leave them to Node.
  serverExternalPackages: ['dockerode', 'docker-modem', 'ssh2', 'cpu-features', 'pino', 'libsql'],
  poweredByHeader: false,
  // No remote images are ever shown, so the optimiser (a fetching endpoint) stays off.
  images: { unoptimized: true },
  // Before proxy.ts can answer, Next keeps the body of whatever goes to a page: without this, 10 MB of each.
  experimental: { proxyClientMaxBodySize: '64kb' },
  // A redirect would come before every check of ours.
  skipTrailingSlashRedirect: true,
  devIndicators: false,
  // Of the files of the build. Everything else gets its headers from proxy.ts or from the API's own wrapper.
  headers: async () => [{ source: '/_next/static/:path*', headers: fileHeaders }],
  // Browsers ask for it by themselves when the page's own word of its icon comes late.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // `npm run check` checks the types of everything, tests included; a person who starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
