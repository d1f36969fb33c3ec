'use client';
import { Plus } from 'lucide-react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { draftOf } from '@/lib/client/attach-draft';
import { networkDraft, type RunNetworkDraft } from '@/lib/client/run-draft';
import { inReadingOrder } from '@/lib/graph/network-order';
import { networkIdSchema, visibleText, whyTakesNobody } from '@/lib/model';
import { AttachFields } from './attach-fields';
import { Removable } from './removable';

interface RunNetworksProps {
  networks: readonly RunNetworkDraft[];
  errorAt: (field: string) => string | undefined;
  onChange: (networks: RunNetworkDraft[]) => void;
}

/** The networks that it is on before it starts, each with what can be chosen of its endpoint. */
export function RunNetworks({ networks, errorAt, onChange }: RunNetworksProps) {
  const { topology, index } = useDashboard();
  const open = inReadingOrder(
    topology.networks.filter((network) => whyTakesNobody(network) === null),
    ({ id }) => index.endpointsByNetwork.get(id)?.length ?? 0,
  );
  const set = (at: number, change: Partial<RunNetworkDraft>) =>
    onChange(networks.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const mode = networks[0]?.network;
  const isAlone = mode === 'host' || mode === 'none';
  const taken = new Set(networks.map(({ network }) => network));
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Networks</legend>
      {(isAlone ? networks.slice(0, 1) : networks).map(({ network, settings }, at) => {
        const id = networkIdSchema.safeParse(network);
        return (
          <Removable
            key={at}
            label={`Remove network ${at + 1}`}
            onRemove={at > 0 ? () => onChange(networks.filter((_, other) => other !== at)) : null}
            className="space-y-3"
          >
            <Select
              label={at === 0 ? 'Network' : 'Further network'}
              error={errorAt(`networks.${at}.networkId`)}
              value={network}
              onChange={({ target }) => set(at, { network: target.value, settings: draftOf({}) })}
            >
              {network === '' && <option value="">Choose one…</option>}
              {open
                .filter((one) => one.id === network || !taken.has(one.id))
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {visibleText(one.name)} ({one.driver})
                  </option>
                ))}
              {at === 0 && <option value="host">host: the host’s own network</option>}
              {at === 0 && <option value="none">none: no network at all</option>}
            </Select>
            {id.success && (
              <AttachFields
                key={network}
                networkId={id.data}
                draft={settings}
                isCreated={at === 0}
                errors={errorsOf(at, errorAt)}
                onChange={(change) => set(at, { settings: { ...settings, ...change } })}
              />
            )}
          </Removable>
        );
      })}
      {!isAlone && mode !== '' && open.length > networks.length && (
        <Button size="small" onClick={() => onChange([...networks, networkDraft('')])}>
          <Plus className="size-3.5" aria-hidden /> Another network
        </Button>
      )}
    </fieldset>
  );
}

const fields = Object.keys(draftOf({}));

function errorsOf(at: number, errorAt: (field: string) => string | undefined): Partial<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const error = errorAt(`networks.${at}.${field}`);
      return error === undefined ? [] : [[field, error]];
    }),
  );
}
