import { request, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aDoubleContainer,
  aDoubleNetwork,
  DoubleWorld,
  startEngineDouble,
  type EngineDouble,
  type EngineEvent,
} from './index';

class Listening {
  readonly chunks: string[] = [];
  lines = 0;
  private wake = () => {};

  constructor(readonly answer: IncomingMessage) {
    answer.setEncoding('utf8');
    answer.on('error', () => {});
    answer.on('data', (chunk: string) => {
      this.chunks.push(chunk);
      this.lines += chunk.split('\n').length - 1;
      this.wake();
    });
  }

  /** Whole lines only: a chunk may end within an event. */
  get events(): EngineEvent[] {
    const lines = this.chunks.join('').split('\n').slice(0, -1);
    return lines.filter(Boolean).map((line) => JSON.parse(line) as EngineEvent);
  }

  async has(count: number, of: () => number = () => this.events.length): Promise<void> {
    while (of() < count) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  get actions(): string[] {
    return this.events.map(({ Type, Action }) => `${Type} ${Action}`);
  }
}

const listen = (double: EngineDouble, filters: object = {}, more = '') =>
  new Promise<Listening>((resolve) => {
    const path = `/v1.41/events?filters=${encodeURIComponent(JSON.stringify(filters))}${more}`;
    request({ socketPath: double.socket, path, agent: false }, (answer) => resolve(new Listening(answer))).end();
  });

let double: EngineDouble;
let world: DoubleWorld;
beforeEach(async () => {
  world = new DoubleWorld({
    networks: [aDoubleNetwork({ name: 'app' })],
    containers: [aDoubleContainer({ name: 'web' })],
  });
  double = await startEngineDouble({ world });
});
afterEach(() => double.stop());

describe('the event stream', () => {
  it('sends its headers before anything has happened', async () => {
    const listening = await listen(double);
    expect(listening.answer.statusCode).toBe(200);
    expect(double.streams).toBe(1);
  });

  it('tells of changes in the order in which they happen', async () => {
    const listening = await listen(double);
    world.connect('app', 'web');
    world.pause('web');
    world.unpause('web');
    await listening.has(3);
    expect(listening.actions).toEqual(['network connect', 'container pause', 'container unpause']);
  });

  it.each<[string, object, string[]]>([
    ['type', { type: ['network'] }, ['network connect']],
    ['action', { event: ['pause', 'rename'] }, ['container pause', 'container rename']],
    ['name', { container: ['web'] }, ['container pause', 'container health_status: healthy']],
    ['loose action', { event: ['health_status'] }, ['container health_status: healthy']],
    ['two keys', { type: ['container'], event: ['pause', 'connect'] }, ['container pause']],
    ['keys of an object', { event: { pause: true } }, ['container pause']],
    ['label', { label: ['of=web'] }, []],
  ])('is filtered by %s', async (_title, filters, expected) => {
    const listening = await listen(double, filters);
    world.connect('app', 'web');
    world.pause('web');
    world.setHealth('web', 'healthy');
    world.rename('web', 'www');
    double.emitRaw('{"Type":"end"}\n');
    await listening.has(expected.length + 1);
    expect(listening.actions.slice(0, -1)).toEqual(expected);
  });

  it('puts events that happen together into one chunk', async () => {
    const listening = await listen(double);
    double.together(() => {
      world.pause('web');
      world.unpause('web');
    });
    await listening.has(2);
    expect(listening.chunks).toHaveLength(1);
  });

  it('carries bytes that are no event', async () => {
    const listening = await listen(double);
    double.emitRaw('gar');
    double.emitRaw('bage\n');
    await listening.has(2, () => listening.chunks.length);
    expect(listening.chunks).toEqual(['gar', 'bage\n']);
  });

  it('can be cut within an event', async () => {
    double.on('GET /events').cut(10);
    const listening = await listen(double);
    const ended = new Promise((resolve) => listening.answer.on('close', resolve));
    world.pause('web');
    await ended;
    expect(listening.chunks.join('')).toHaveLength(10);
  });

  it('loses what is dropped and knows nothing of what is silent', async () => {
    const listening = await listen(double);
    double.dropEvents(({ Action }) => Action === 'pause');
    world.pause('web');
    world.silently(() => world.connect('app', 'web'));
    world.unpause('web');
    await listening.has(1);
    expect(listening.actions).toEqual(['container unpause']);
    expect(world.container('web').endpoints.has('app')).toBe(true);
  });

  it('bears a flood', async () => {
    const listening = await listen(double);
    double.flood(5000);
    await listening.has(5000, () => listening.lines);
    expect(listening.actions.every((action) => action === 'network connect')).toBe(true);
  });

  it('replays the last 256 events since a time', async () => {
    double.flood(300);
    const listening = await listen(double, {}, '&since=0');
    await listening.has(256);
    world.pause('web');
    await listening.has(257);
    expect(listening.events).toHaveLength(257);
  });

  it('ends when the engine goes, and the client may come again', async () => {
    const listening = await listen(double);
    const ended = new Promise((resolve) => listening.answer.on('close', resolve));
    await double.restart();
    await ended;
    const again = await listen(double);
    world.pause('web');
    await again.has(1);
    expect(double.streams).toBe(1);
  });
});
