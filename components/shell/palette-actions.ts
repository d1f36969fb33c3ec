import { useTheme } from 'next-themes';
import { useMemo } from 'react';
import { notify, notifyFailure } from '@/lib/client/notices';
import type { PaletteAction } from '@/lib/client/palette-entries';
import { openEditForm, openedOver, openExport, openNetworkForm, openRunForm } from '@/lib/client/shell-state';
import { undoLast } from '@/lib/client/undo';
import { maySignOut, signOut, useSession } from '@/lib/client/use-session';
import { noFilter } from '@/lib/filter/filter';
import { hasTerm, toggleTerm } from '@/lib/filter/edit-query';
import { isPredefined, reasonOf, visibleText } from '@/lib/model';
import { useDashboard } from './dashboard';
import { modKey } from './keys';
import { useGoTo } from './use-go-to';
import { views } from './views';

const viewWords: Partial<Record<string, string>> = {
  '/changes': 'view audit log history actions undo',
  '/findings': 'view security exposure risk audit cis benchmark',
};

/** What can be done from everywhere on the page. */
export function usePaletteActions(): readonly PaletteAction[] {
  const { filter, setFilter, may, topology, index, selection, select } = useDashboard();
  const { resolvedTheme, setTheme } = useTheme();
  const session = useSession();
  const leaves = maySignOut(session.status === 'signed-in' ? session.session : undefined);
  const goTo = useGoTo();
  const engine = topology.engines[0];
  const chosen = selection?.kind === 'network' ? (index.networkById.get(selection.id) ?? null) : null;
  const selected = chosen !== null && !isPredefined(chosen) ? chosen : null;
  return useMemo(() => {
    const dark = resolvedTheme === 'dark';
    const idleHidden = hasTerm(filter.hide, 'is', 'idle');
    const onlyRunning = hasTerm(filter.show, 'state', 'running', 'and');
    const actions: (PaletteAction | false)[] = [
      may('endpoint.change') && {
        id: 'attach',
        title: 'Attach what is selected…',
        words: 'connect join',
        keys: 'a',
        run: () => openedOver.set('attach'),
      },
      may('endpoint.change') && {
        id: 'detach',
        title: 'Detach what is selected…',
        words: 'disconnect leave',
        keys: 'd',
        run: () => openedOver.set('detach'),
      },
      (may('endpoint.change') || may('network.change')) && {
        id: 'undo',
        title: 'Undo the last change',
        words: 'back revert',
        keys: modKey('Z'),
        run: undoLast,
      },
      may('network.change') && {
        id: 'new-network',
        title: 'New network',
        words: 'create add',
        keys: 'n',
        run: () => openNetworkForm(),
      },
      may('network.change') &&
        may('endpoint.change') &&
        selected !== null && {
          id: 'edit',
          title: `Edit ${visibleText(selected.name)}…`,
          words: 'change subnet gateway rename network',
          run: () => openEditForm(selected),
        },
      may('container.run') && {
        id: 'run',
        title: 'Run a container…',
        words: 'docker new create start image',
        run: () => openRunForm(selection?.kind === 'network' ? selection.id : null),
      },
      may('network.change') && {
        id: 'prune',
        title: 'Remove unused networks…',
        words: 'prune clean delete',
        run: () => openedOver.set('prune'),
      },
      {
        id: 'export',
        title: 'Export what is shown as Compose or script…',
        words: 'save download yaml shell docker',
        run: () => openExport({ kind: 'shown' }),
      },
      (selection?.kind === 'network' || selection?.kind === 'project') && {
        id: 'export-selected',
        title: 'Export what is selected as Compose or script…',
        words: 'save download yaml shell docker',
        run: () =>
          openExport(
            selection.kind === 'network'
              ? { kind: 'network', id: selection.id }
              : { kind: 'project', name: selection.id },
          ),
      },
      {
        id: 'compose',
        title: 'Preview a Compose file…',
        words: 'yaml open load import drop add',
        run: () => openedOver.set('compose'),
      },
      ...views.map(({ path, title }) => ({
        id: `go${path}`,
        title: `Go to ${title.toLowerCase()}`,
        words: viewWords[path] ?? 'view table graph',
        run: () => goTo(path),
      })),
      engine !== undefined && {
        id: 'engine',
        title: 'Engine: details',
        words: `host version ${engine.name}`,
        run: () => select({ kind: 'engine', id: engine.id }),
      },
      {
        id: 'hide-idle',
        title: idleHidden ? 'Show what is idle again' : 'Hide what is idle',
        words: 'filter traffic',
        run: () => setFilter({ hide: toggleTerm(filter.hide, 'is', 'idle') }),
      },
      {
        id: 'only-running',
        title: onlyRunning ? 'Show what is not running again' : 'Show only what is running',
        words: 'filter state stopped exited',
        run: () => setFilter({ show: toggleTerm(filter.show, 'state', 'running', 'and') }),
      },
      { id: 'clear', title: 'Clear the filter', words: 'show all everything reset', run: () => setFilter(noFilter) },
      { id: 'copy', title: 'Copy a link to this view', words: 'share url address', run: () => void copyAddress() },
      {
        id: 'theme',
        title: dark ? 'Use the light theme' : 'Use the dark theme',
        words: 'theme colours dark light',
        run: () => setTheme(dark ? 'light' : 'dark'),
      },
      {
        id: 'help',
        title: 'Keys and the language of filters',
        words: 'help shortcuts keyboard query',
        keys: '?',
        run: () => openedOver.set('help'),
      },
      leaves && {
        id: 'sign-out',
        title: 'Sign out',
        words: 'log out leave session end',
        run: () => void signOut().catch(notifyFailure),
      },
    ];
    return actions.filter((action) => action !== false);
  }, [leaves, filter, setFilter, may, selected, engine, selection, select, resolvedTheme, setTheme, goTo]);
}

async function copyAddress(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    notify('done', 'The link to this view is copied: its selection and filter are in it.');
  } catch (error) {
    // Browsers give the clipboard to HTTPS and loopback pages only.
    notify('failed', 'The browser did not let the link be copied. Copy it from the address bar.', reasonOf(error));
  }
}
