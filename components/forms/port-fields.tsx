'use client';
import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { emptyPort, type PortDraft } from '@/lib/client/run-draft';
import type { Image } from '@/lib/model/image';
import { Removable } from './removable';

interface PortFieldsProps {
  ports: readonly PortDraft[];
  /** What the image says that it listens on. */
  exposed: Image['exposedPorts'];
  errorAt: (field: string) => string | undefined;
  onChange: (ports: PortDraft[]) => void;
}

/** Ports of the host that lead into the container. */
export function PortFields({ ports, exposed, errorAt, onChange }: PortFieldsProps) {
  const set = (at: number, change: Partial<PortDraft>) =>
    onChange(ports.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const open = exposed.filter(
    ({ privatePort, protocol }) =>
      !ports.some((one) => one.privatePort === String(privatePort) && one.protocol === protocol),
  );
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Published ports</legend>
      {ports.map((port, at) => {
        const field = (name: keyof PortDraft) => ({
          value: port[name],
          error: errorAt(`ports.${at}.${name}`),
          onChange: ({ target }: { target: { value: string } }) => set(at, { [name]: target.value }),
        });
        return (
          <Removable
            key={at}
            label={`Remove port ${at + 1}`}
            onRemove={() => onChange(ports.filter((_, other) => other !== at))}
            className="grid grid-cols-2 gap-3 sm:grid-cols-[1.3fr_1.4fr_1.1fr_0.8fr]"
          >
            <Field label="Host address" mono placeholder="every address" {...field('ip')} />
            <Field label="Host port" mono inputMode="numeric" placeholder="a free one" {...field('publicPort')} />
            <Field label="Container port" mono inputMode="numeric" placeholder="80" {...field('privatePort')} />
            <Select label="Protocol" {...field('protocol')}>
              {['tcp', 'udp', 'sctp'].map((protocol) => (
                <option key={protocol}>{protocol}</option>
              ))}
            </Select>
          </Removable>
        );
      })}
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => onChange([...ports, emptyPort])}>
          <Plus className="size-3.5" aria-hidden /> Publish a port
        </Button>
        {open.slice(0, 4).map(({ privatePort, protocol }) => (
          <Button
            key={`${privatePort}/${protocol}`}
            size="small"
            onClick={() => onChange([...ports, { ...emptyPort, privatePort: String(privatePort), protocol }])}
          >
            Publish {privatePort}/{protocol}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
