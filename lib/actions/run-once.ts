import { randomUUID } from 'node:crypto';
import type { AuditLog } from '@/lib/audit/audit-log';
import type { ActionDetail, ActionId, Author } from '@/lib/model';
import type { RunContainerRequest, RunContainerResult } from '@/lib/model/run-container';
import type { ActionDeps } from './deps';
import { containerMadeBy } from './made-before';
import { maskedRun } from './masked-run';
import { goneAgain, ofAnother, once } from './once';
import { named } from './plan';
import { recorded, recordedUnlessBegun } from './recording';
import type { Attempt } from './recording';
import { nameOfRun, networkOfRun, runContainer } from './run-container';

/** `operation`: the caller's key. A container that it made before is brought to run where it was not, and no second one is made. */
export function runOnce(
  deps: ActionDeps,
  audit: AuditLog,
  request: RunContainerRequest,
  by: Author,
  operation: ActionId | null,
): Promise<RunContainerResult> {
  const { topology } = deps.inventory;
  const networkId = networkOfRun(topology, request);
  const attemptAs = (name: string): Attempt => {
    const about = { networkId, containerId: null, containerName: name, asked: maskedRun(request, name) };
    return { kind: 'run', ...about, by, undoes: null, operation };
  };
  const again = {
    asked: ({ containerName }: ActionDetail) => maskedRun(request, request.name ?? containerName ?? ''),
    answer: (first: ActionDetail) => ranBefore(deps, first),
  };
  const attempt = attemptAs(nameOfRun(deps, request));
  return once(audit, topology, attempt, again, async () => {
    const made = await recordedUnlessBegun(audit, topology, attempt, async () =>
      operation === null ? null : containerMadeBy(deps, operation),
    );
    const name = request.name ?? (made ? made.name : nameOfRun(deps, request));
    return recorded(
      audit,
      topology,
      attemptAs(name),
      async () => {
        if (made && made.name !== name) throw ofAnother(named(made));
        return runContainer(deps, request, { name, operation: operation ?? randomUUID(), made });
      },
      ({ container }) => ({ networkId, containerId: container.id, before: null, after: container }),
    );
  });
}

function ranBefore({ inventory: { topology } }: ActionDeps, first: ActionDetail): RunContainerResult {
  const container = topology.containers.find(({ id }) => id === first.containerId);
  if (!container) throw goneAgain(topology, first);
  return { container, warning: first.message, actionId: first.id };
}
