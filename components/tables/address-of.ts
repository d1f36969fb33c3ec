/** An address without its prefix length, as `docker inspect` prints it. */
export function addressOf(address: string | null): string | null {
  return address?.split('/')[0] ?? null;
}
