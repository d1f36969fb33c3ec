/** @type {import('next').NextConfig} */
const config = {
  // dockerode's native optional dependencies break the Turbopack bundle: leave them to Node.
  serverExternalPackages: ['dockerode', 'docker-modem', 'ssh2', 'cpu-features', 'pino'],
  poweredByHeader: false,
  // No remote images are ever shown, so the optimiser (a fetching endpoint) stays off.
  images: { unoptimized: true },
  devIndicators: false,
  // `npm run check` checks the types of everything, tests included; a person who starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
};

export default config;
