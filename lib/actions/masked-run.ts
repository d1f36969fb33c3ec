import type { RunContainerRequest } from '@/lib/model/run-container';

const mask = '…';

/** What is written down of a run: variables and labels by name, and of the command the program. The rest may be secret. */
export function maskedRun(request: RunContainerRequest, name: string) {
  const [program, ...further] = request.command;
  const keys = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.keys(map).map((key) => [key, mask]));
  return {
    ...request,
    name,
    command: program === undefined ? [] : [program, ...further.map(() => mask)],
    env: keys(request.env),
    labels: keys(request.labels),
  };
}
