import { counted } from '@/lib/model/counted';
import type { ExportSubject } from '@/lib/client/shell-state';
import type { Chosen } from '@/lib/export/chosen';
import { withMembers, withTheirNetworks } from '@/lib/export/chosen';
import type { Visible } from '@/lib/filter/filter';
import { visibleText, type ContainerId, type Topology } from '@/lib/model';

/** What a subject comes to, and with what else it may be written. */
export interface ExportScope {
  title: string;
  /** Without an ending: see `fileStem`. */
  file: string;
  chosen: Chosen;
  /** What may come along; null: it is whole. */
  more: { label: string; hint: string; chosen: Chosen } | null;
}

export function exportScope(
  subject: ExportSubject,
  topology: Topology,
  visible: Visible,
  marks: ReadonlySet<ContainerId>,
): ExportScope {
  switch (subject.kind) {
    case 'network': {
      const name = topology.networks.find(({ id }) => id === subject.id)?.name ?? '';
      const chosen: Chosen = { networks: new Set([subject.id]), containers: new Set() };
      const label = 'With the containers on it';
      const hint = 'As services in Compose; connected again by the script.';
      return {
        title: `Export ${visibleText(name)}`,
        file: fileStem(name),
        chosen,
        more: { label, hint, chosen: withMembers(topology, chosen) },
      };
    }
    case 'project': {
      const of = <T extends { project: string | null; id: unknown }>(items: readonly T[]) =>
        new Set(items.filter(({ project }) => project === subject.name).map(({ id }): T['id'] => id));
      const chosen: Chosen = { networks: of(topology.networks), containers: of(topology.containers) };
      return { title: `Export ${visibleText(subject.name)}`, file: fileStem(subject.name), chosen, more: null };
    }
    case 'marked': {
      const chosen: Chosen = { networks: new Set(), containers: marks };
      const label = 'With the networks they are on';
      const hint = 'Otherwise those must be there: external in Compose, only connected to by the script.';
      return {
        title: `Export ${counted(marks.size, 'container')}`,
        file: 'containers',
        chosen,
        more: { label, hint, chosen: withTheirNetworks(topology, chosen) },
      };
    }
    case 'shown': {
      const { networks, containers } = visible;
      const isAll = networks.size === topology.networks.length && containers.size === topology.containers.length;
      return {
        title: isAll ? 'Export everything' : 'Export what is shown',
        file: 'networks',
        chosen: visible,
        more: null,
      };
    }
  }
}

function fileStem(name: string): string {
  return (
    name
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'network'
  );
}
