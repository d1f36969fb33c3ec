import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { ensurePrometheus } from '../lab/packages.mjs';
import { toolPath } from '../lab/command.mjs';
import { until } from '../lab/waiting.mjs';
import { freePort } from '../stories/dashboard';

const graceMs = 5000;

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.coerce.number()]) }),
    ),
  }),
});

export interface Series {
  labels: Readonly<Record<string, string>>;
  value: number;
}

export interface RealPrometheus {
  /** An instant vector at `at` (milliseconds since the epoch), or now. Rejects with what Prometheus says of a bad expression. */
  query(expression: string, at?: number): Promise<Series[]>;
  stop(): Promise<void>;
}

/** Prometheus itself on a free loopback port, that reads the metrics of one Netloom every second. */
export async function startPrometheus(origin: string, token: string): Promise<RealPrometheus> {
  await ensurePrometheus(console.log);
  const directory = mkdtempSync(join(tmpdir(), 'netloom-prometheus-'));
  const credentials = join(directory, 'token');
  writeFileSync(credentials, token);
  // JSON is YAML.
  writeFileSync(join(directory, 'prometheus.yml'), JSON.stringify(configurationOf(origin, credentials)));
  const address = `127.0.0.1:${await freePort()}`;
  const options = [
    `--config.file=${join(directory, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(directory, 'data')}`,
    `--web.listen-address=${address}`,
  ];
  // It ends when we do, however we end.
  const child = spawn('setpriv', ['--pdeathsig', 'SIGKILL', 'prometheus', ...options], {
    env: { ...process.env, PATH: toolPath },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-5000)));
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(hard);
    rmSync(directory, { recursive: true, force: true });
  };
  const isReady = async () => {
    if (child.exitCode !== null) throw new Error(`Prometheus ended at once:\n${said}`);
    return fetch(`http://${address}/-/ready`).then(
      ({ ok }) => ok,
      () => false, // it does not listen yet
    );
  };
  try {
    await until('Prometheus', isReady, { timeoutMs: 30_000, everyMs: 100, because: () => said });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    async query(expression, at = Date.now()) {
      const parameters = new URLSearchParams({ query: expression, time: String(at / 1000) });
      const text = await (await fetch(`http://${address}/api/v1/query?${parameters}`)).text();
      const answer = answerSchema.safeParse(JSON.parse(text));
      if (!answer.success) throw new Error(`${expression}: ${text}`);
      return answer.data.data.result.map(({ metric: labels, value: [, value] }) => ({ labels, value }));
    },
    stop,
  };
}

function configurationOf(origin: string, credentials: string) {
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s' },
    scrape_configs: [
      {
        job_name: 'netloom',
        authorization: { credentials_file: credentials },
        static_configs: [{ targets: [new URL(origin).host] }],
      },
    ],
  };
}
