import { visibleText, type Action } from '@/lib/model';

/** What the world is like after it: `web is attached to app`. */
export function outcomeOf(action: Action): string {
  const { network, container } = namesOf(action);
  return {
    connect: `${container} is attached to ${network}`,
    disconnect: `${container} is detached from ${network}`,
    create: `network ${network} is there`,
    remove: `network ${network} is gone`,
  }[action.kind];
}

/** What was done: `Attached web to app`. */
export function deedOf(action: Action): string {
  const { network, container } = namesOf(action);
  return {
    connect: `Attached ${container} to ${network}`,
    disconnect: `Detached ${container} from ${network}`,
    create: `Created network ${network}`,
    remove: `Removed network ${network}`,
  }[action.kind];
}

function namesOf({ networkName, containerName }: Action) {
  return { network: visibleText(networkName), container: visibleText(containerName ?? '') };
}
