import { formatAddress, parseAddress } from './ip-address';
import { subnetHolds, type Subnet } from './subnet';

/**
 * The addresses of one subnet. Gives the lowest free one, like libnetwork's bit sequence: an address that was
 * released is the next to be given out again.
 */
export class AddressPool {
  private readonly taken = new Set<bigint>();
  private cursor: bigint;

  constructor(
    readonly subnet: Subnet,
    private readonly range: Subnet = subnet,
  ) {
    this.cursor = range.base;
    this.taken.add(subnet.base);
    if (subnet.family === 4) this.taken.add(subnet.base + subnet.size - 1n);
  }

  holds(address: string): boolean {
    const parsed = parseAddress(address);
    return parsed !== null && subnetHolds(this.subnet, parsed);
  }

  isTaken(address: string): boolean {
    const parsed = parseAddress(address);
    return parsed !== null && this.taken.has(parsed.value);
  }

  reserve(address: string): void {
    const parsed = parseAddress(address);
    if (parsed) this.taken.add(parsed.value);
  }

  /** Null when every address of the range is in use. */
  takeNext(): string | null {
    const end = this.range.base + this.range.size;
    while (this.cursor < end && this.taken.has(this.cursor)) this.cursor += 1n;
    if (this.cursor >= end) return null;
    this.taken.add(this.cursor);
    return formatAddress({ family: this.subnet.family, value: this.cursor });
  }

  release(address: string): void {
    const parsed = parseAddress(address);
    if (!parsed || !this.taken.delete(parsed.value)) return;
    if (parsed.value < this.cursor && parsed.value >= this.range.base) this.cursor = parsed.value;
  }
}
