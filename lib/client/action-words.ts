import { visibleText, type Action, type ActionKind, type ActionOutcome, type ContainerActionKind } from '@/lib/model';

export const kindWords: Record<ActionKind, string> = {
  connect: 'attached',
  disconnect: 'detached',
  create: 'created',
  remove: 'removed',
  start: 'started',
  stop: 'stopped',
  restart: 'restarted',
  pause: 'paused',
  unpause: 'unpaused',
  delete: 'container removed',
};

export const outcomeWords: Record<ActionOutcome, string> = {
  done: 'done',
  refused: 'refused',
  failed: 'failed',
  unclear: 'no answer',
};

/** What the world is like after it: `web is attached to app`. */
export function outcomeOf(action: Action): string {
  const { network, container } = namesOf(action);
  return {
    connect: `${container} is attached to ${network}`,
    disconnect: `${container} is detached from ${network}`,
    create: `network ${network} is there`,
    remove: `network ${network} is gone`,
    ...containerOutcomes(container),
  }[action.kind];
}

/** The same of what is done to a container as a whole. */
export function containerOutcomes(container: string): Record<ContainerActionKind, string> {
  return {
    start: `${container} runs`,
    stop: `${container} is stopped`,
    restart: `${container} runs anew`,
    pause: `${container} is paused`,
    unpause: `${container} goes on`,
    delete: `${container} is gone`,
  };
}

/** What was done: `Attached web to app`. */
export function deedOf(action: Action): string {
  const { network, container } = namesOf(action);
  return {
    connect: `Attached ${container} to ${network}`,
    disconnect: `Detached ${container} from ${network}`,
    create: `Created network ${network}`,
    remove: `Removed network ${network}`,
    start: `Started ${container}`,
    stop: `Stopped ${container}`,
    restart: `Restarted ${container}`,
    pause: `Paused ${container}`,
    unpause: `Unpaused ${container}`,
    delete: `Removed ${container}`,
  }[action.kind];
}

/** What was wanted and not done: `Attach web to app`. */
export function attemptOf(action: Action): string {
  const { network, container } = namesOf(action);
  return {
    connect: `Attach ${container} to ${network}`,
    disconnect: `Detach ${container} from ${network}`,
    create: `Create network ${network}`,
    remove: `Remove network ${network}`,
    start: `Start ${container}`,
    stop: `Stop ${container}`,
    restart: `Restart ${container}`,
    pause: `Pause ${container}`,
    unpause: `Unpause ${container}`,
    delete: `Remove ${container}`,
  }[action.kind];
}

function namesOf({ networkId, networkName, containerId, containerName }: Action) {
  // What was unknown when it was asked for has no name.
  return {
    network: visibleText(networkName) || `network ${networkId?.slice(0, 12) ?? ''}`,
    container: visibleText(containerName ?? '') || `container ${containerId?.slice(0, 12) ?? ''}`,
  };
}
