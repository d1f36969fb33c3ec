'use client';
import { Pause, Play, RotateCw, Square, Trash2, type LucideIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { runContainerChange } from '@/lib/client/container-changes';
import { visibleText, type Container, type ContainerState, type ContainerVerb } from '@/lib/model';

const ConfirmContainerChange = dynamic(() => import('@/components/forms/confirm-container-change'), { ssr: false });

const looks: Record<ContainerVerb, readonly [word: string, icon: LucideIcon]> = {
  start: ['Start', Play],
  unpause: ['Unpause', Play],
  stop: ['Stop', Square],
  restart: ['Restart', RotateCw],
  pause: ['Pause', Pause],
};

/** What can be done in each state; nothing while it is on its way out. */
const offered: Record<ContainerState, readonly ContainerVerb[]> = {
  created: ['start'],
  exited: ['start'],
  running: ['stop', 'restart', 'pause'],
  paused: ['unpause', 'stop'],
  restarting: ['stop'],
  removing: [],
  dead: [],
};

/** Through these nothing is lost, so nothing is asked. */
const harmless: ReadonlySet<ContainerVerb> = new Set(['start', 'unpause']);

export function ContainerControls({ container }: { container: Container }) {
  const [asking, setAsking] = useState<ContainerVerb | 'delete' | null>(null);
  const [busy, setBusy] = useState(false);
  const name = visibleText(container.name);
  const run = async (verb: ContainerVerb) => {
    setBusy(true);
    await runContainerChange(container, verb);
    setBusy(false);
  };
  return (
    <>
      {offered[container.state].map((verb) => {
        const [word, Icon] = looks[verb];
        return (
          <IconButton
            key={verb}
            label={`${word} ${name}`}
            disabled={busy}
            onClick={() => (harmless.has(verb) ? void run(verb) : setAsking(verb))}
          >
            <Icon className="size-4" aria-hidden />
          </IconButton>
        );
      })}
      {container.state !== 'removing' && (
        <IconButton label={`Remove ${name}`} disabled={busy} onClick={() => setAsking('delete')}>
          <Trash2 className="size-4" aria-hidden />
        </IconButton>
      )}
      {asking !== null && (
        <ConfirmContainerChange container={container} verb={asking} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
