import { decodeTraffic, learnNumbers, noNumbers, type DecodedTraffic } from '@/lib/stream/decode-traffic';
import { streamSchemas } from '@/lib/stream/messages';

export interface FollowedTraffic {
  /** Every tick since the beginning. */
  readonly ticks: readonly DecodedTraffic[];
  stop(): void;
}

/** Follows the stream of a dashboard as a program does, for its ticks of traffic. */
export async function followTraffic(origin: string, token: string): Promise<FollowedTraffic> {
  const ticks: DecodedTraffic[] = [];
  const controller = new AbortController();
  const response = await fetch(`${origin}/api/stream`, {
    headers: { authorization: `Bearer ${token}` },
    signal: controller.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The stream answers ${response.status}.`);
  const stream = response.body.pipeThrough(new TextDecoderStream());
  let ids = noNumbers;
  const take = (event: string, data: unknown) => {
    if (event === 'snapshot') ids = learnNumbers(noNumbers, streamSchemas.snapshot.parse(data).numbers);
    if (event === 'patch') ids = learnNumbers(ids, streamSchemas.patch.parse(data).numbers);
    if (event === 'traffic') ticks.push(decodeTraffic(streamSchemas.traffic.parse(data), ids));
  };
  const follow = async () => {
    let text = '';
    for await (const chunk of stream) {
      const messages = `${text}${chunk}`.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const [, event, data] = /^event: (\w+)\n(?:id: .*\n)?data: (.*)$/.exec(message) ?? [];
        if (event !== undefined && data !== undefined) take(event, JSON.parse(data));
      }
    }
  };
  // Whoever looks for ticks misses them when it broke off by itself.
  follow().catch((error: unknown) => controller.signal.aborted || console.error(error));
  return { ticks, stop: () => controller.abort() };
}
