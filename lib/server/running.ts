import type { Logger } from 'pino';
import type { Actions } from '@/lib/actions/actions';
import type { AuditLog } from '@/lib/audit/audit-log';
import type { Auth } from '@/lib/auth/auth';
import type { HappeningLog } from '@/lib/inventory/happening-log';
import type { History } from '@/lib/history/history';
import type { Inventory } from '@/lib/inventory/inventory';
import type { Metrics } from '@/lib/metrics/metrics';
import { AppError } from '@/lib/model';
import type { StreamHub } from '@/lib/stream/hub';
import type { EngineHost } from '@/lib/traffic/engine-host';
import type { Sampler } from '@/lib/traffic/sampler';
import type { AccessRecords } from './access-records';
import type { Config } from './config';
import type { FindingsDesk } from './findings-desk';
import type { LayoutStore } from './layout-store';
import type { UnderWay } from './under-way';

/** The one running system, as far as handlers see it. */
export interface Runtime {
  version: string;
  config: Config;
  auth: Auth;
  access: AccessRecords;
  inventory: Pick<Inventory, 'topology' | 'facts' | 'resolveContainer' | 'resolveNetwork'>;
  actions: Actions;
  audit: Pick<AuditLog, 'list' | 'get' | 'notKept'>;
  happenings: Pick<HappeningLog, 'read'>;
  /** The engine's host as it stands now. */
  host: Pick<EngineHost, 'read'>;
  hub: Pick<StreamHub, 'open'>;
  history: Pick<History, 'retention' | 'read' | 'keys' | 'state'>;
  traffic: Pick<Sampler, 'last'>;
  metrics: Pick<Metrics, 'text'>;
  findings: Pick<FindingsDesk, 'read' | 'accept' | 'reopen'>;
  layout: Pick<LayoutStore, 'layout' | 'change'>;
  /** Answers, for whoever ends it. */
  underWay: UnderWay;
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
}

declare global {
  var netloomRuntime: Runtime | undefined;
}

/**
 * The boot's runtime: on globalThis, because boot, each route and the proxy are bundles with module state of their
 * own. Throws when there is none yet: a route that was called before `register` ended.
 */
export function runtime(): Runtime {
  if (!globalThis.netloomRuntime) throw new AppError('internal', 'Netloom is still starting.');
  return globalThis.netloomRuntime;
}

export function isRunning(): boolean {
  return globalThis.netloomRuntime !== undefined;
}

/** The boot's, and a test's with a world of its own. */
export function setRuntime(running: Runtime): void {
  globalThis.netloomRuntime = running;
}
