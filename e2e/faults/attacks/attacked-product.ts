import { afterAll, beforeAll, expect } from 'vitest';
import {
  aDoubleContainer,
  aDoubleNetwork,
  DoubleWorld,
  startEngineDouble,
  type EngineDouble,
} from '../../engine-double';
import { until } from '../../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../../stories/dashboard';
import { background } from '../not-asked';
import { answerIn, rawExchange, type RawAnswer } from './raw-http';

/** In every name of the world: a refusal that holds it has told something. */
export const canary = 'canary';

/** Whose request it is: with all that a signed-in browser sends, with the token as a program sends it, or with nothing. */
type Sender = 'page' | 'token' | 'nobody';

export interface Attack {
  method?: string;
  /** As it is written into the request, whatever it holds. `{network}` and `{container}` stand for ids of the world. */
  path?: string;
  as?: Sender;
  /** Over those of the sender; null leaves one out, a list says it several times. */
  headers?: Record<string, string | null | readonly string[]>;
  /** Text as it is, anything else as JSON. */
  body?: unknown;
}

/** For the tests of a file: the production build in front of a double that counts what it is asked. */
export function anAttackedProduct(env: Record<string, string> = {}) {
  let double: EngineDouble;
  let dashboard: DashboardProcess;
  let page: Record<string, string>;

  const port = () => Number(new URL(dashboard.origin).port);
  const host = () => `127.0.0.1:${port()}`;
  const network = () => double.world.network(`${canary}-net`).id;
  const container = () => [...double.world.containers.keys()][0] ?? '';

  beforeAll(async () => {
    const world = new DoubleWorld({
      networks: [aDoubleNetwork({ name: `${canary}-net` }), aDoubleNetwork({ name: `${canary}-other` })],
      containers: [aDoubleContainer({ name: `${canary}-box`, networks: { [`${canary}-net`]: {} } })],
    });
    double = await startEngineDouble({ world });
    const settings = { NETLOOM_TRAFFIC_SOURCE: 'none', NETLOOM_HISTORY: 'off' };
    dashboard = await startDashboard(double.dockerHost, { ...settings, ...env });
    await until('the world', async () => (await send({ as: 'token' })).body.includes(`${canary}-box`));
    page = await signedIn();
  });
  afterAll(async () => {
    await dashboard?.stop();
    await double?.stop();
  });

  /** What a browser that has just signed in sends with a change. */
  async function signedIn(token = dashboard.token): Promise<Record<string, string>> {
    const fromPage = { origin: dashboard.origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
    const answer = await send({ method: 'POST', path: '/api/session', headers: fromPage, body: { token } });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const secret = /"mutationSecret":"([\w-]+)"/.exec(answer.body)?.[1] ?? '';
    return { ...fromPage, cookie, 'x-netloom-secret': secret };
  }

  const ofSender = (as: Sender): Record<string, string> =>
    as === 'page' ? page : as === 'token' ? { authorization: `Bearer ${dashboard.token}` } : {};

  /** The bytes of a request. */
  function written({ method = 'GET', path = '/api/topology', as = 'nobody', headers = {}, body }: Attack): string {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const all = {
      host: host(),
      connection: 'close',
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
      }),
      ...ofSender(as),
      ...headers,
    };
    const lines = Object.entries(all).flatMap(([name, value]) =>
      value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
    );
    const target = path.replaceAll('{network}', network()).replaceAll('{container}', container());
    return `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text ?? ''}`;
  }

  async function send(attack: Attack): Promise<RawAnswer> {
    return answerIn(await rawExchange(port(), written(attack)));
  }

  /** What the engine was asked since the log was last emptied, but for what the product reads by itself. */
  const asked = () => double.requests.all.filter(({ route }) => !background.has(route)).map(({ path }) => path);

  /** Status and code of a refusal: the engine was asked nothing, its world is as it was, and nothing of it was told. */
  async function refused(attack: Attack): Promise<string> {
    double.requests.clear();
    const before = double.world.revision;
    const answer = await send(attack);
    expect(asked()).toEqual([]);
    expect(double.world.revision).toBe(before);
    expect(answer.body).not.toContain(canary);
    return inShort(answer);
  }

  return {
    send,
    written,
    refused,
    asked,
    signedIn,
    port,
    network,
    container,
    token: () => dashboard.token,
    origin: () => dashboard.origin,
    double: () => double,
    forget: () => double.requests.clear(),
    output: () => dashboard.output(),
  };
}

/** `403 forbidden`; of what is no error of the API, the status alone. */
export function inShort({ status, body }: RawAnswer): string {
  const code = /^\{"error":\{"code":"(\w+)"/.exec(body)?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}

/** What a wrong token is told: after the first few, also to wait. */
export const wrongToken = /^(?:401 unauthenticated|429 rate_limited)$/;
