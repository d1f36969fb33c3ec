import { ContainerLink } from '@/components/panels/select-link';
import { useDashboard } from '@/components/shell/dashboard';
import type { Findings } from '@/lib/model/finding';

const shown = 6;

/** Whom nothing can be said about yet: no finding is not the same as nothing to find. */
export function UnexaminedNote({ of }: { of: Findings['unexamined'] }) {
  const { index } = useDashboard();
  if (of.length === 0) return null;
  const known = of.flatMap(({ containerId }) => index.containerById.get(containerId) ?? []);
  return (
    <div role="status" className="border-b border-line bg-warn/10 px-4 py-2 text-pretty">
      <p className="text-warn">
        The engine has not told of {of.length === 1 ? '1 running container' : `${of.length} running containers`} whether
        it is privileged, what capabilities it has and what it mounts: nothing is said about that here.
      </p>
      <p className="flex flex-wrap gap-x-3">
        {known.slice(0, shown).map((container) => (
          <ContainerLink key={container.id} container={container} />
        ))}
        {of.length > shown && <span className="text-muted">and {of.length - shown} more</span>}
      </p>
    </div>
  );
}
