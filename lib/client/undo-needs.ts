import type { ActionKind, Capability } from '@/lib/model';

/** What taking back a change of that kind takes. */
export function undoNeeds({ kind }: { kind: ActionKind }): readonly Capability[] {
  switch (kind) {
    case 'connect':
    case 'disconnect':
      return ['endpoint.change'];
    case 'edit':
      return ['network.change', 'endpoint.change'];
    default:
      return ['network.change'];
  }
}
