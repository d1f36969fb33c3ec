import './without-eval';
import type { LineWish } from './stream-line';
import { StreamExchange } from './stream-exchange';

/** Holds the one connection to the stream for all tabs of this browser; each tab has a port to it. */
const exchange = new StreamExchange();

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) port.onmessage = ({ data }: MessageEvent<LineWish>) => exchange.hear(port, data);
});
