import type { Answer } from './answer';
import type { Exchange } from './exchange';
import { patternOf } from './path-pattern';

type Params = Readonly<Record<string, string>>;
export type Handler = (exchange: Exchange, params: Params) => Answer;

interface Route {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

/** Routes by `METHOD /path/:param`. */
export class Router {
  private readonly routes: Route[] = [];

  add(name: string, handler: Handler): this {
    const [method = '', path = ''] = name.split(' ');
    this.routes.push({ name, method, pattern: patternOf(path), handler });
    return this;
  }

  find({ method, plainPath }: Exchange): { name: string; handle: (exchange: Exchange) => Answer } | null {
    for (const { name, method: own, pattern, handler } of this.routes) {
      const match = own === method ? pattern.exec(plainPath) : null;
      if (match) return { name, handle: (exchange) => handler(exchange, decoded(match.groups ?? {})) };
    }
    return null;
  }
}

const decoded = (groups: Record<string, string>): Params =>
  Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, decodeURIComponent(value)]));
