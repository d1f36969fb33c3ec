'use client';
import { FileOutput, Filter } from 'lucide-react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { CommandLine } from '@/components/ui/copyable';
import { Section } from '@/components/ui/property-list';
import { openExport } from '@/lib/client/shell-state';
import { toggleTerm } from '@/lib/filter/edit-query';
import { nodeId } from '@/lib/graph/scene-ids';
import { hasNamespace, visibleText } from '@/lib/model';
import { ContainerRows } from './container-rows';
import { shellWord } from './explain/shell-word';
import { NetworkRows } from './network-rows';
import { FoldButton } from './fold-button';
import { PanelHead } from './panel-head';
import { RelatedEvents } from './related-events';

/** A Compose project or Swarm stack: what belongs to it, by the labels that its tool sets. */
export default function ProjectPanel({ name }: { name: string }) {
  const { topology, filter, setFilter } = useDashboard();
  const containers = topology.containers.filter(({ project }) => project === name);
  const networks = topology.networks.filter(({ project }) => project === name);
  const isStack = [...containers, ...networks].some(({ labels }) => labels['com.docker.stack.namespace'] === name);
  const ids = new Set<string>([...containers, ...networks].map(({ id }) => id));
  const query = toggleTerm('', 'project', name);
  const shown = filter.show === query;
  const word = shellWord(name);
  const running = containers.filter(hasNamespace).length;
  return (
    <>
      <PanelHead kind={isStack ? 'Swarm stack' : 'Compose project'} title={visibleText(name)} name={name}>
        <FoldButton group={nodeId('project', name)} />
        <Button onClick={() => setFilter({ show: shown ? '' : query })}>
          <Filter className="size-4" aria-hidden /> {shown ? 'Show everything' : 'Show only this'}
        </Button>
        <IconButton
          label={`Export ${visibleText(name)} as Compose or script`}
          onClick={() => openExport({ kind: 'project', name })}
        >
          <FileOutput className="size-4" aria-hidden />
        </IconButton>
      </PanelHead>
      <Section title="Containers" aside={`${running} of ${containers.length} running`}>
        {containers.length === 0 && <p className="text-muted">None here.</p>}
        <ContainerRows containers={containers} />
      </Section>
      <Section title="Networks" aside={networks.length}>
        {networks.length === 0 && <p className="text-muted">None of its own.</p>}
        <NetworkRows networks={networks} />
      </Section>
      <RelatedEvents
        of={{}}
        seen="from outside"
        keep={({ networkId, containerId }) => ids.has(networkId ?? '') || ids.has(containerId ?? '')}
      />
      {word !== null && (
        <Section title="On the command line">
          <div className="space-y-1.5">
            {isStack ? (
              <CommandLine command={`docker stack ps ${word}`} />
            ) : (
              <CommandLine command={`docker compose --project-name ${word} ps --all`} />
            )}
          </div>
        </Section>
      )}
    </>
  );
}
