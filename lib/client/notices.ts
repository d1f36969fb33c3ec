import { AppError } from '@/lib/model';
import { createStore } from './store';

export interface Notice {
  id: number;
  tone: 'done' | 'failed' | 'warning';
  title: string;
  /** The engine's own words, or what to do next. */
  detail: string | null;
  /** What the person can do about it, once. */
  action: NoticeAction | null;
}

export interface NoticeAction {
  label: string;
  run: () => void;
  /** What it is about: `dismissAbout` takes away notices that offer what is done already. */
  about?: unknown;
}

const kept = 4;
let lastId = 0;

export const notices = createStore<readonly Notice[]>([]);

export function notify(
  tone: Notice['tone'],
  title: string,
  detail: string | null = null,
  action: Notice['action'] = null,
): void {
  lastId += 1;
  notices.set([...notices.get().slice(1 - kept), { id: lastId, tone, title, detail, action }]);
}

export function dismissNotice(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}

/** An offer that was taken up otherwise is no offer any more. */
export function dismissAbout(about: unknown): void {
  notices.set(notices.get().filter(({ action }) => action?.about !== about));
}

/** Tells that something was done, and what of it went otherwise than asked. */
export function notifyDone(title: string, warning: string | null, action: Notice['action'] = null): void {
  notify(warning === null ? 'done' : 'warning', title, warning, action);
}

/** Tells a failure in the sentence of the server, with the engine's words below. */
export function notifyFailure(error: unknown, action: Notice['action'] = null): void {
  const { message, engineMessage } = describeFailure(error);
  notify('failed', message, engineMessage, action);
}

export interface Failure {
  message: string;
  engineMessage: string | null;
  /** Where in what was asked for the cause is; null where it is no single field. */
  field: string | null;
}

export function describeFailure(error: unknown): Failure {
  if (!(error instanceof AppError)) {
    return { message: error instanceof Error ? error.message : String(error), engineMessage: null, field: null };
  }
  return { message: error.message, engineMessage: error.engineMessage ?? null, field: error.field ?? null };
}
