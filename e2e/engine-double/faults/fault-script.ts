import type { Exchange } from '../http/exchange';
import { patternOf } from '../http/path-pattern';
import { ArmedFault } from './armed-fault';
import { FaultRule } from './fault-rule';

/** The rules in force. The oldest that matches and is not used up takes a request. */
export class FaultScript {
  private armed: ArmedFault[] = [];

  /** @param what `GET /containers/:id/json` with `:param` and `*`, or an expression over `METHOD /path` */
  on(what: string | RegExp): FaultRule {
    const pattern = typeof what === 'string' ? patternOf(what) : what;
    const matches = ({ method, plainPath }: Exchange) => pattern.test(`${method} ${plainPath}`);
    return new FaultRule({ matches, after: 0, times: Infinity }, (conditions, fault) => {
      const armed = new ArmedFault(conditions, fault, (done) => {
        this.armed = this.armed.filter((other) => other !== done);
      });
      this.armed.push(armed);
      return armed;
    });
  }

  take(exchange: Exchange): ArmedFault | null {
    let taken: ArmedFault | null = null;
    for (const armed of this.armed) if (armed.takes(exchange, taken === null)) taken = armed;
    return taken;
  }

  /** No rule is left; what hangs goes on. */
  clear(): void {
    for (const armed of [...this.armed]) armed.release();
  }
}
