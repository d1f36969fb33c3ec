'use client';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { useMemo, useState, type ReactNode } from 'react';
import { ChangeKeys } from '@/components/forms/change-keys';
import { FileDialogs } from '@/components/forms/file-dialogs';
import { Panel } from '@/components/panels/panel';
import { Message } from '@/components/ui/message';
import { clearMarks, marked } from '@/lib/client/marked';
import { editedNetwork, openedOver, openNetworkForm } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import type { Proposal } from '@/lib/client/proposal';
import { useActivity, useActivityWatch } from '@/lib/client/use-activity';
import { useCapabilities } from '@/lib/client/use-capabilities';
import { useFilter } from '@/lib/client/use-filter';
import { useLayout } from '@/lib/client/use-layout';
import { useSession } from '@/lib/client/use-session';
import { useSelection } from '@/lib/client/use-selection';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { useStream, useTopologyIndex } from '@/lib/client/use-topology';
import { visibleOf } from '@/lib/filter/visible-of';
import { CanvasActions } from './canvas-actions';
import { ConnectionBanner } from './connection-banner';
import { DashboardProvider, type Dashboard } from './dashboard';
import { EditBanner } from './edit-banner';
import { EngineUnreachable } from './engine-unreachable';
import { FilterBar } from './filter-bar';
import { NetworkRail } from './network-rail';
import { ToastArea } from './toast-area';
import { TopBar } from './top-bar';
import { TrafficStrip } from './traffic-strip';
import { usePageTitle } from './use-page-title';

const ChangeCard = dynamic(() => import('@/components/forms/change-card'), { ssr: false });
const EditNetworkDialog = dynamic(() => import('@/components/forms/edit-network-dialog'), { ssr: false });
const RunContainerDialog = dynamic(() => import('@/components/forms/run-container-dialog'), { ssr: false });
const CreateNetworkDialog = dynamic(() => import('@/components/forms/create-network-dialog'), { ssr: false });

/** Top bar, filter, rail, the view, panel and strip; the views share one selection, one filter and one proposal. */
export function DashboardShell({ children }: { children: ReactNode }) {
  const { topology, link } = useStream();
  const index = useTopologyIndex(topology);
  const session = useSession();
  const [selection, select] = useSelection(topology);
  const [filter, setFilter] = useFilter();
  useActivityWatch();
  const activity = useActivity();
  // Asked together with the stream: the picture needs both.
  useLayout();
  const visible = useMemo(
    () => (topology === null ? null : visibleOf(topology, filter, activity)),
    [topology, filter, activity],
  );
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const creating = useStore(openedOver, (value) => value === 'create');
  const editing = useStore(openedOver, (value) => value === 'edit');
  const edited = useStore(editedNetwork, (network) => network);
  const running = useStore(openedOver, (value) => value === 'run');
  const onCanvas = usePathname() === '/';
  const engine = topology?.engines[0];
  // A form that was open when the session ended stays open under the sign-in.
  const access = session.status === 'signed-in' || session.status === 'ended' ? session.session : undefined;
  const { granted, may, lackOf } = useCapabilities(access, engine);

  const dashboard = useMemo<Dashboard | null>(
    () =>
      topology === null || index === null || visible === null
        ? null
        : {
            topology,
            index,
            selection,
            select,
            filter,
            setFilter,
            visible,
            may,
            lackOf,
            proposal,
            propose: setProposal,
          },
    [topology, index, selection, select, filter, setFilter, visible, may, lackOf, proposal],
  );

  const mayCreate = may('network.change') && dashboard !== null && engine?.status !== 'unreachable';
  useShortcuts({
    n: mayCreate ? () => openNetworkForm() : null,
    // Back, one step at a time: what was asked last goes first.
    Escape: () => {
      if (proposal !== null) setProposal(null);
      else if (marked.get().size > 0) clearMarks();
      else if (selection !== null) select(null);
      else if (filter.focus !== null) setFilter({ focus: null });
    },
  });
  usePageTitle(selection, topology, index);

  const stale = link === 'lost' || engine?.status === 'stale';
  return (
    <div className="flex h-full flex-col">
      <TopBar
        engine={engine}
        link={link}
        readOnly={access !== undefined && granted.length === 0}
        limited={(engine?.lacks ?? []).some(({ capability }) => granted.includes(capability))}
        access={access}
        onEngine={() => engine && select({ kind: 'engine', id: engine.id })}
        onNewNetwork={mayCreate ? () => openNetworkForm() : null}
      />
      <ConnectionBanner link={link} engine={engine} />
      <EditBanner mayChange={may('network.change')} />
      {dashboard === null && <Message title="Reading the engine…" busy />}
      {engine?.status === 'unreachable' && <EngineUnreachable engine={engine} />}
      {dashboard !== null && engine?.status !== 'unreachable' && (
        <DashboardProvider value={dashboard}>
          <FilterBar />
          <div className="relative flex min-h-0 flex-1">
            <NetworkRail />
            <main className={`relative min-w-0 flex-1 ${stale ? 'saturate-[0.25]' : ''}`}>{children}</main>
            <Panel floating={onCanvas} />
            {proposal !== null && <ChangeCard key={JSON.stringify(proposal)} proposal={proposal} />}
          </div>
          <TrafficStrip />
          <CanvasActions />
          <ChangeKeys />
          {editing && edited !== null && (
            <EditNetworkDialog
              key={edited.id}
              network={edited}
              onClose={() => openedOver.set(null)}
              onEdited={(id) => select({ kind: 'network', id })}
            />
          )}
          <FileDialogs />
          {creating && (
            <CreateNetworkDialog
              onClose={() => openedOver.set(null)}
              onCreated={(id) => select({ kind: 'network', id })}
            />
          )}
          {running && (
            <RunContainerDialog
              onClose={() => openedOver.set(null)}
              onRun={(id) => select({ kind: 'container', id })}
            />
          )}
        </DashboardProvider>
      )}
      <ToastArea />
    </div>
  );
}
