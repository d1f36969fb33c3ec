'use client';
import { useRef, useState, type KeyboardEvent } from 'react';
import { addressCells, type AddressCell } from '@/lib/ipam/address-cells';
import { visibleText, type ContainerId, type SubnetMap, type TakenAddress } from '@/lib/model';

const columns = 16;

const looks = {
  free: 'border border-line hover:border-accent hover:bg-accent/25',
  container: 'bg-accent text-on-accent',
  waiting: 'border border-dashed border-accent text-accent',
  gateway: 'bg-raised border border-faint text-text',
  reserved: 'bg-raised border border-faint text-warn',
  edge: 'bg-raised text-faint',
} as const;

const marks = { gateway: 'g', reserved: 'r', network: '·', broadcast: '·', container: '' } as const;

interface AddressPictureProps {
  map: SubnetMap;
  nameOf: (id: ContainerId) => string;
  onFree: ((address: string) => void) | null;
  onContainer: (id: ContainerId) => void;
}

/** A square an address, sixteen in a row; of more than 256, a square a block, which opens when it is pressed. */
export function AddressPicture({ map, nameOf, onFree, onContainer }: AddressPictureProps) {
  const [path, setPath] = useState<readonly string[]>([]);
  const block = path.at(-1) ?? map.subnet;
  const cells = addressCells(map, block);
  const [current, setCurrent] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const press = (cell: AddressCell) => {
    if (cell.kind === 'block') {
      setPath([...path, cell.cidr]);
      setCurrent(0);
    } else if (cell.taken?.containerId) onContainer(cell.taken.containerId);
    else if (cell.taken === null) onFree?.(cell.address);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = current + step;
    if (next < 0 || next >= cells.length) return;
    setCurrent(next);
    grid.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <div>
      {path.length > 0 && (
        <p className="mb-1.5 flex items-baseline justify-between gap-2 text-xs">
          <span className="font-mono">{block}</span>
          <button
            type="button"
            className="rounded text-accent hover:underline"
            onClick={() => setPath(path.slice(0, -1))}
          >
            Back to {path.at(-2) ?? map.subnet}
          </button>
        </p>
      )}
      <div
        ref={grid}
        role="group"
        aria-label={`Addresses of ${block}`}
        onKeyDown={onKeyDown}
        className="grid grid-cols-16 gap-0.5"
      >
        {cells.map((cell, at) => {
          const key = cell.kind === 'address' ? cell.address : cell.cidr;
          const title = cell.kind === 'address' ? addressTitle(cell, nameOf, onFree !== null) : blockTitle(cell);
          return (
            <button
              key={key}
              type="button"
              tabIndex={at === current ? 0 : -1}
              title={title}
              aria-label={title}
              onFocus={() => setCurrent(at)}
              onClick={() => press(cell)}
              style={cell.kind === 'block' && cell.taken > 0 ? { opacity: blockOpacity(cell) } : undefined}
              className={`aspect-square rounded-[3px] font-mono text-[9px] leading-none ${lookOf(cell)} ${cell.inRange ? '' : 'opacity-45'} ${
                cell.kind === 'address' && cell.address === map.next ? 'outline-2 -outline-offset-1 outline-ok' : ''
              }`}
            >
              {cell.kind === 'address' && cell.taken ? marks[cell.taken.use] : ''}
            </button>
          );
        })}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
        <Key look={looks.container}>has it</Key>
        {map.taken.some((one) => one.use === 'container' && !one.active) && (
          <Key look={looks.waiting}>when it starts</Key>
        )}
        {cells[0]?.kind === 'address' && map.next !== null && (
          <Key look="border border-line outline-2 -outline-offset-1 outline-ok">next</Key>
        )}
        {map.taken.some((one) => one.use === 'reserved') && (
          <Key look={looks.reserved} mark="r">
            reserved
          </Key>
        )}
        {cells[0]?.kind === 'address' && (
          <Key look={looks.gateway} mark="g">
            gateway
          </Key>
        )}
        {map.ipRange !== null && <Key look="border border-line opacity-45">outside the IP range</Key>}
      </p>
    </div>
  );
}

function Key({ look, mark = '', children }: { look: string; mark?: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span
        aria-hidden
        className={`grid size-3 place-items-center rounded-[3px] font-mono text-[8px] leading-none ${look}`}
      >
        {mark}
      </span>
      {children}
    </span>
  );
}

function lookOf(cell: AddressCell): string {
  if (cell.kind === 'block') return cell.taken > 0 ? looks.container : looks.free;
  if (cell.taken === null) return looks.free;
  const { use, active } = cell.taken;
  if (use === 'container') return active ? looks.container : looks.waiting;
  return use === 'gateway' || use === 'reserved' ? looks[use] : looks.edge;
}

/** By the logarithm: of 65,536 addresses three are still seen. */
function blockOpacity({ taken, size }: { taken: number; size: number }): number {
  return 0.35 + 0.65 * (Math.log1p(taken) / Math.log1p(size));
}

function addressTitle(
  { address, taken, inRange }: Extract<AddressCell, { kind: 'address' }>,
  nameOf: (id: ContainerId) => string,
  mayAttach: boolean,
): string {
  if (taken !== null) return `${address}: ${holderOf(taken, nameOf)}`;
  const outside = inRange ? '' : ', outside the IP range';
  return `${address} is free${outside}${mayAttach ? ': attach a container here' : ''}`;
}

export function holderOf(
  { use, name, containerId, active }: TakenAddress,
  nameOf: (id: ContainerId) => string,
): string {
  switch (use) {
    case 'container':
      return `${containerId === null ? 'a container' : nameOf(containerId)}${active ? '' : ', when it starts'}`;
    case 'reserved':
      return `reserved for ${visibleText(name ?? '')}`;
    case 'gateway':
      return 'gateway';
    case 'network':
      return 'network address';
    case 'broadcast':
      return 'broadcast address';
  }
}

function blockTitle({ cidr, taken, size }: Extract<AddressCell, { kind: 'block' }>): string {
  return `${cidr}: ${taken === 0 ? 'all free' : `${taken} of ${size.toLocaleString('en')} taken`}`;
}
