/** The browser's EventSource, spoken to by hand. */
export class ScriptedSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: ScriptedSource[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;

  constructor(readonly address = '') {
    super();
    ScriptedSource.all.push(this);
  }

  static get newest(): ScriptedSource {
    const source = ScriptedSource.all.at(-1);
    if (!source) throw new Error('No stream was opened.');
    return source;
  }

  say(event: string, message: unknown, lastEventId = ''): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent(event, { data, lastEventId }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.();
  }

  close(): void {
    this.readyState = ScriptedSource.CLOSED;
  }
}
