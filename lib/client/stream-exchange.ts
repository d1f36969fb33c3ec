import type { EditProgress } from '@/lib/model';
import { serverNow } from './server-clock';
import { watchSilence } from './silence';
import { presenceMs, type LineWish, type LineWord, type StreamMessage } from './stream-line';
import { openSource } from './stream-source';
import { reduceStream, unconnected } from './stream-state';

/** A tab, as the worker sees it. */
export interface Tab {
  postMessage(word: LineWord): void;
}

interface Presence {
  /** How often it should have said that it is there since it last did. */
  missed: number;
  /** It holds all that came before, so that what comes next makes sense to it. */
  isGreeted: boolean;
}

/**
 * Counted and not measured: by the clock all would be gone after a night in which the machine slept. One that is frozen is
 * told everything anew when it is there again.
 */
const mostMissed = 6;

/**
 * One connection to the stream for all tabs that look: opened for the first, closed after the last. It keeps what was
 * told so far, so that a tab that comes later knows it at once, and a connection opened anew goes on from there.
 */
export class StreamExchange {
  readonly #tabs = new Map<Tab, Presence>();
  readonly #underWay = new Map<EditProgress['id'], EditProgress>();
  readonly #silence = watchSilence(() => this.#reopen());
  #state = unconnected;
  #position = '';
  #traffic: LineWord | null = null;
  #heardAt = 0;
  #close: (() => void) | null = null;
  #counting: ReturnType<typeof setInterval> | undefined;

  hear(tab: Tab, wish: LineWish): void {
    if (wish === 'leave') return this.#forget([tab]);
    const known = this.#tabs.get(tab);
    if (known) known.missed = 0;
    else this.#join(tab);
    if (wish === 'renew') this.#reopen();
    else this.#open();
  }

  #join(tab: Tab): void {
    this.#tabs.set(tab, { missed: 0, isGreeted: false });
    tab.postMessage({ kind: 'joined' });
    if (this.#state.link === 'open') this.#greet();
    else if (this.#state.link === 'lost') tab.postMessage({ kind: 'lost' });
  }

  #open(): void {
    if (this.#close) return;
    this.#close = openSource(this.#position, (word) => this.#hearSource(word));
    this.#silence.heard();
    this.#counting = setInterval(() => this.#countMissed(), presenceMs);
  }

  #stop(): void {
    this.#silence.stop();
    clearInterval(this.#counting);
    this.#close?.();
    this.#close = null;
    this.#traffic = null;
    this.#state = { ...this.#state, link: 'connecting' };
  }

  #reopen(): void {
    this.#stop();
    this.#open();
  }

  #hearSource(word: LineWord): void {
    this.#silence.heard();
    if (word.kind === 'message') this.#take(word);
    else if (word.kind === 'lost') this.#lose();
    else if (word.kind === 'ended') this.#end(word);
  }

  #take(word: LineWord & { kind: 'message' }): void {
    const isHello = word.told.event === 'hello';
    // Another connection: they held the last one's, and what ended meanwhile nobody tells them.
    if (isHello && this.#state.link !== 'open') this.#tell({ kind: 'joined' });
    try {
      this.#remember(word.told);
    } catch (error) {
      console.error(`A ${word.told.event} of the stream could not be taken in.`, error);
      return this.#end({ kind: 'ended', why: 'unreadable' });
    }
    this.#heardAt = word.at;
    this.#position = word.position;
    if (word.told.event === 'traffic') this.#traffic = word;
    this.#tell(word);
    if (isHello) this.#greet();
  }

  #lose(): void {
    this.#traffic = null;
    this.#state = { ...this.#state, link: 'lost' };
    for (const tab of this.#tabs.keys()) tab.postMessage({ kind: 'lost' });
  }

  /** Whoever still wants it comes again, and may know better by then who is signed in. */
  #end(word: LineWord & { kind: 'ended' }): void {
    this.#stop();
    if (word.why === 'unreadable') {
      this.#state = unconnected;
      this.#position = '';
    }
    for (const tab of this.#tabs.keys()) tab.postMessage(word);
    this.#tabs.clear();
  }

  #remember(told: StreamMessage): void {
    switch (told.event) {
      case 'hello':
        // What ended while nobody heard it is told by no one any more; what has not is told after this.
        if (this.#state.link !== 'open') this.#underWay.clear();
        this.#state = reduceStream.hello(this.#state, told.message);
        break;
      case 'snapshot':
        this.#underWay.clear();
        this.#state = reduceStream.snapshot(this.#state, told.message);
        break;
      case 'patch':
        this.#state = reduceStream.patch(this.#state, told.message);
        break;
      case 'status':
        this.#state = reduceStream.status(this.#state, told.message);
        break;
      case 'action':
        if (told.message.running) this.#underWay.set(told.message.id, told.message);
        else this.#underWay.delete(told.message.id);
        break;
    }
  }

  #tell(word: LineWord): void {
    for (const [tab, { isGreeted }] of this.#tabs) if (isGreeted) tab.postMessage(word);
  }

  #greet(): void {
    const unknowing = [...this.#tabs].filter(([, { isGreeted }]) => !isGreeted);
    if (unknowing.length === 0) return;
    const words = [...this.#all()].map((told) => this.#word(told));
    for (const [tab, presence] of unknowing) {
      presence.isGreeted = true;
      for (const word of words) tab.postMessage(word);
      if (this.#traffic) tab.postMessage(this.#traffic);
    }
  }

  *#all(): Generator<StreamMessage> {
    const { version, topology, numbers } = this.#state;
    if (version !== null) yield { event: 'hello', message: { version, at: new Date(serverNow()).toISOString() } };
    if (topology === null) return;
    const pairs = [...numbers.networks, ...numbers.endpoints].map(([number, id]) => [id, number] as const);
    yield { event: 'snapshot', message: { topology, numbers: Object.fromEntries(pairs) } };
    for (const message of this.#underWay.values()) yield { event: 'action', message };
  }

  #word(told: StreamMessage): LineWord {
    return { kind: 'message', told, at: this.#heardAt, position: this.#position };
  }

  #countMissed(): void {
    for (const presence of this.#tabs.values()) presence.missed += 1;
    this.#forget([...this.#tabs].filter(([, { missed }]) => missed > mostMissed).map(([tab]) => tab));
  }

  #forget(tabs: readonly Tab[]): void {
    for (const tab of tabs) this.#tabs.delete(tab);
    if (this.#tabs.size === 0) this.#stop();
  }
}
