import type { StreamEvent, StreamMessages } from '@/lib/stream/messages';

export type StreamMessage = { [E in StreamEvent]: { event: E; message: StreamMessages[E] } }[StreamEvent];

/** What a tab hears on its line to the stream, be the connection its own or one it shares with other tabs. */
export type LineWord =
  /** Whoever holds the connection knows of this tab, and has another one than before: what is under way is told anew. */
  | { kind: 'joined' }
  /** `at`: when it came, epoch milliseconds by the server's clock. `position`: what one has read with it, empty where that is unknown. */
  | { kind: 'message'; told: StreamMessage; at: number; position: string }
  /** The server is away, and is tried again without anybody's doing. */
  | { kind: 'lost' }
  /** It is over. refused: the server said no. unreadable: one message could not be understood, so nothing after it counts. */
  | { kind: 'ended'; why: 'refused' | 'unreadable' | 'unavailable' };

export type HearLine = (word: LineWord) => void;

/** A tab says this often (milliseconds) that it is there: one that crashes says no goodbye, and is forgotten after some. */
export const presenceMs = 15_000;

/** What a tab says to the worker that holds the connection for all. renew: somebody has signed in since. */
export type LineWish = 'here' | 'renew' | 'leave';
