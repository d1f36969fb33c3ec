import { request } from 'node:http';
import { engineRequest } from './engine-request.mjs';
import { shapeOf, unionOf } from './shape.mjs';

/**
 * What the scenario needs done to containers. The recorder does it over the real engine's API; the drift test does it
 * to the double's world, which has no routes for it.
 * @typedef {{ name: string, network: string, labels?: Record<string, string>, port?: number, healthy?: boolean }} ContainerPlan
 * @typedef {object} ContainerHands
 * @property {(plan: ContainerPlan) => Promise<void>} create
 * @property {(name: string, act: 'start' | 'stop' | 'kill' | 'pause' | 'unpause' | 'restart' | 'remove') => Promise<void>} act
 * @property {(name: string, newName: string) => Promise<void>} rename
 * @property {(name: string) => Promise<void>} untilHealthy waits, or makes it so
 *
 * @typedef {object} Recorded one answer, reduced to what must not drift
 * @property {number} status
 * @property {string} contentType
 * @property {string} [message] the engine's own words, ids replaced
 * @property {unknown} [facts]
 *
 * @typedef {Record<string, import('./shape.mjs').Shape>} Shapes what all answers of one kind together allow
 */

/** @param {string} text */
const withoutIds = (text) => text.replace(/\b[0-9a-f]{12,64}\b/g, '<id>').replace(/\b[0-9a-z]{25}\b/g, '<id>');

/** @param {string} text */
function parseJson(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** @param {string} path */
const routeOf = (path) =>
  path
    .replace(/\?.*/, '')
    .replace(/^\/v[\d.]+/, '')
    .replace(/^\/(networks|containers)\/(?!create$|json$)[^/]+/, '/$1/:id');

/**
 * Newer engines tell of `die` and `stop` in either order; the recordings have `die` first.
 * @param {string[]} facts
 */
function settled(facts) {
  const ordered = [...facts];
  for (let at = 1; at < ordered.length; at += 1) {
    const [before = '', after = ''] = [ordered[at - 1], ordered[at]];
    if (before.startsWith('container stop') && after.startsWith('container die'))
      ordered.splice(at - 1, 2, after, before);
  }
  return ordered;
}

/** Plays the scenario against one socket and keeps what was answered, in order. */
export class Stage {
  /** @type {Record<string, Recorded>} */
  steps = {};
  /** @type {Shapes} */
  shapes = {};

  /**
   * @param {string} socket
   * @param {ContainerHands} containers
   */
  constructor(socket, containers) {
    this.socket = socket;
    this.containers = containers;
  }

  /**
   * Asks once and records the answer under `title`.
   * @param {string} title
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {(body: any) => unknown} [facts] values that must be equal, not just of the same type
   */
  async ask(title, method, path, body, facts) {
    if (title in this.steps) throw new Error(`Two steps are called "${title}".`);
    const { status, contentType, text } = await engineRequest(this.socket, method, path, body);
    const parsed = parseJson(text);
    /** @type {Recorded} */
    const answer = { status, contentType };
    if (parsed === undefined) answer.message = withoutIds(text.trim());
    else if (status >= 400) answer.message = withoutIds(/** @type {{ message: string }} */ (parsed).message);
    if (parsed !== undefined) this.keep(status >= 400 ? 'error' : `${method} ${routeOf(path)}`, parsed);
    if (facts && status < 400) answer.facts = facts(parsed);
    this.steps[title] = answer;
    return /** @type {any} */ (parsed);
  }

  /**
   * Only the shapes of many objects of one kind.
   * @param {string[]} paths
   */
  async gather(paths) {
    for (const path of paths) {
      const { status, text } = await engineRequest(this.socket, 'GET', path);
      if (status === 200) this.keep(`GET ${routeOf(path)}`, parseJson(text));
    }
  }

  /** @param {string} kind @param {unknown} sample */
  keep(kind, sample) {
    this.shapes[kind] = unionOf([this.shapes[kind], shapeOf(sample)]) ?? 'null';
  }

  /**
   * Records the events that `act` caused: which, in which order, with which attributes.
   * The end is marked by a throw-away network, so no time is waited.
   * @param {string} title
   * @param {string} query of `/events`
   * @param {() => Promise<void>} act
   */
  async watch(title, query, act) {
    const events = await this.subscribe(query);
    await act();
    const marker = await engineRequest(this.socket, 'POST', '/networks/create', {
      Name: 'rec-marker',
      CheckDuplicate: true,
    });
    const { Id } = JSON.parse(marker.text);
    await engineRequest(this.socket, 'DELETE', `/networks/${Id}`);
    const seen = await events.until((event) => event.Actor.ID === Id && event.Action === 'destroy');
    const kept = seen.filter((event) => event.Actor.ID !== Id);
    for (const event of kept) this.keep(`event ${event.Type} ${event.Action}`, event);
    const facts = settled(
      kept.map(({ Type, Action, Actor }) => `${Type} ${Action} (${Object.keys(Actor.Attributes).sort().join(' ')})`),
    );
    this.steps[title] = { status: 200, contentType: events.contentType, facts };
  }

  /** @param {string} query */
  subscribe(query) {
    return new Promise((/** @type {(events: Awaited<ReturnType<typeof follow>>) => void} */ resolve, reject) => {
      const outgoing = request({ socketPath: this.socket, path: `/events${query}`, agent: false }, (answer) => {
        resolve(follow(answer));
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  }
}

/** @typedef {{ Type: string, Action: string, Actor: { ID: string, Attributes: Record<string, string> } }} EngineEvent */

/** @param {import('node:http').IncomingMessage} answer */
function follow(answer) {
  /** @type {EngineEvent[]} */
  const seen = [];
  let rest = '';
  let changed = () => {};
  answer.setEncoding('utf8');
  answer.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    seen.push(...lines.filter((line) => line !== '').map((line) => /** @type {EngineEvent} */ (JSON.parse(line))));
    changed();
  });
  answer.on('error', () => {});
  return {
    contentType: answer.headers['content-type'] ?? '',
    /** @param {(event: EngineEvent) => boolean} last */
    async until(last) {
      while (!seen.some(last)) await new Promise((resolve) => (changed = () => resolve(undefined)));
      answer.destroy();
      return seen;
    },
  };
}
