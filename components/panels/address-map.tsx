'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { freeAddresses } from '@/lib/ipam/free-addresses';
import { isIpv6 } from '@/lib/ipam/subnet';
import {
  endpointId,
  shortId,
  visibleText,
  whyTakesNobody,
  type ContainerId,
  type Network,
  type SubnetMap,
} from '@/lib/model';
import { AddressPicture, holderOf } from './address-picture';
import { Disclosure } from './disclosure';

const AttachAtDialog = dynamic(() => import('@/components/forms/attach-at-dialog'), { ssr: false });

/** Who has which address: IPv4 as a picture, IPv6 as a list. What is free can be given to somebody. */
export function AddressMapView({ network, map }: { network: Network; map: SubnetMap }) {
  const { index, select, may } = useDashboard();
  const [at, setAt] = useState<string | null>(null);
  const nameOf = (id: ContainerId) => visibleText(index.containerById.get(id)?.name ?? shortId(id));
  const onContainer = (id: ContainerId) => select({ kind: 'endpoint', id: endpointId(network.id, id) });
  const onFree = may('endpoint.change') && whyTakesNobody(network) === null ? setAt : null;
  return (
    <Disclosure summary="Address map">
      {isIpv6(map.subnet) ? (
        <AddressList map={map} nameOf={nameOf} onContainer={onContainer} onFree={onFree} />
      ) : (
        <AddressPicture map={map} nameOf={nameOf} onContainer={onContainer} onFree={onFree} />
      )}
      {at !== null && <AttachAtDialog network={network} address={at} onClose={() => setAt(null)} />}
    </Disclosure>
  );
}

interface AddressListProps {
  map: SubnetMap;
  nameOf: (id: ContainerId) => string;
  onContainer: (id: ContainerId) => void;
  onFree: ((address: string) => void) | null;
}

/** What is taken, and the first that are free: nobody can draw 2⁶⁴ squares. */
function AddressList({ map, nameOf, onContainer, onFree }: AddressListProps) {
  return (
    <ul className="space-y-1 text-sm">
      {map.taken.map((taken) => (
        <li key={taken.address} className="flex items-baseline justify-between gap-3">
          <span className="font-mono wrap-anywhere">{taken.address}</span>
          {taken.containerId === null ? (
            <span className="shrink-0 text-muted">{holderOf(taken, nameOf)}</span>
          ) : (
            <button
              type="button"
              onClick={() => taken.containerId && onContainer(taken.containerId)}
              className="truncate rounded font-semibold hover:text-accent hover:underline"
            >
              {holderOf(taken, nameOf)}
            </button>
          )}
        </li>
      ))}
      {freeAddresses(map, 2).map((address) => (
        <li key={address} className="flex items-baseline justify-between gap-3 text-muted">
          <span className="font-mono wrap-anywhere">{address}</span>
          {onFree === null ? (
            'free'
          ) : (
            <button type="button" onClick={() => onFree(address)} className="rounded text-accent hover:underline">
              free: attach here
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
