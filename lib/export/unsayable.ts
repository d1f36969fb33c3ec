import type { CreateNetworkRequest } from '@/lib/model';

/** `--label` refuses blanks in a key (CLI 20.10 to 28), and nothing of `KEY=VALUE` can hold `=` in its key. */
const labelKey = /^[^\s=]+$/;
const key = /^[^=]+$/;

/** The request without what the docker command cannot be told, and whether there was any. */
export function sayable(request: CreateNetworkRequest): { request: CreateNetworkRequest; isWhole: boolean } {
  let isWhole = true;
  const only = (map: Readonly<Record<string, string>>, rule: RegExp) => {
    const entries = Object.entries(map);
    const kept = entries.filter(([name]) => rule.test(name));
    if (kept.length < entries.length) isWhole = false;
    return Object.fromEntries(kept);
  };
  const { labels, options, subnets } = request;
  const said = {
    ...request,
    labels: only(labels, labelKey),
    options: only(options, key),
    subnets: subnets.map((subnet) => ({ ...subnet, reserved: only(subnet.reserved, key) })),
  };
  return { request: said, isWhole };
}
