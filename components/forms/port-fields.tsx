'use client';
import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { emptyPort, type PortDraft } from '@/lib/client/run-draft';
import type { Image } from '@/lib/model/image';

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
          <div
            key={at}
            className="relative grid grid-cols-2 gap-3 rounded-md border border-line p-3 sm:grid-cols-[1.3fr_1.4fr_1.1fr_0.8fr]"
          >
            <Field label="Host address" mono placeholder="every address" {...field('ip')} />
            <Field label="Host port" mono inputMode="numeric" placeholder="a free one" {...field('publicPort')} />
            <Field label="Container port" mono inputMode="numeric" placeholder="80" {...field('privatePort')} />
            <Select label="Protocol" {...field('protocol')}>
              {['tcp', 'udp', 'sctp'].map((protocol) => (
                <option key={protocol}>{protocol}</option>
              ))}
            </Select>
            <span className="absolute -top-3 -right-3">
              <IconButton
                label={`Remove port ${at + 1}`}
                onClick={() => onChange(ports.filter((_, other) => other !== at))}
              >
                <X className="size-3.5" aria-hidden />
              </IconButton>
            </span>
          </div>
        );
      })}
      <div className="flex flex-wrap gap-1.5">
        <Button className="h-7" onClick={() => onChange([...ports, emptyPort])}>
          <Plus className="size-3.5" aria-hidden /> Publish a port
        </Button>
        {open.slice(0, 4).map(({ privatePort, protocol }) => (
          <Button
            key={`${privatePort}/${protocol}`}
            className="h-7"
            onClick={() => onChange([...ports, { ...emptyPort, privatePort: String(privatePort), protocol }])}
          >
            Publish {privatePort}/{protocol}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
