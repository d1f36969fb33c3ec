import {
  shortId,
  visibleText,
  type Action,
  type ActionKind,
  type ActionOutcome,
  type ContainerActionKind,
} from '@/lib/model';

/** What is wanted, and what was done. */
const verbs: Record<ActionKind, readonly [attempt: string, deed: string]> = {
  connect: ['Attach', 'Attached'],
  disconnect: ['Detach', 'Detached'],
  create: ['Create', 'Created'],
  remove: ['Remove', 'Removed'],
  edit: ['Edit', 'Edited'],
  release: ['Disconnect by force', 'Disconnected by force'],
  accept: ['Accept', 'Accepted'],
  reopen: ['Reopen', 'Reopened'],
  run: ['Run', 'Ran'],
  start: ['Start', 'Started'],
  stop: ['Stop', 'Stopped'],
  restart: ['Restart', 'Restarted'],
  pause: ['Pause', 'Paused'],
  unpause: ['Unpause', 'Unpaused'],
  delete: ['Remove', 'Removed'],
  'sign-in': ['Sign in', 'Signed in'],
  'sign-out': ['Sign out', 'Signed out'],
  request: ['Ask for a change', 'Asked for a change'],
};

export const outcomeWords: Record<ActionOutcome, string> = {
  done: 'done',
  refused: 'refused',
  failed: 'failed',
  unclear: 'no answer',
};

/** For a list to choose from: `attached`; what is removed is told apart, and what is new from what is started again. */
export function kindWord(kind: ActionKind): string {
  if (kind === 'remove') return 'network removed';
  if (kind === 'run') return 'container run';
  if (kind === 'request') return 'request refused';
  if (kind === 'accept' || kind === 'reopen') return `finding ${verbs[kind][1].toLowerCase()}`;
  return kind === 'delete' ? 'container removed' : verbs[kind][1].toLowerCase();
}

/** What was done: `Attached web to app`. */
export function deedOf(action: Action): string {
  return `${verbs[action.kind][1]} ${subjectOf(action)}`.trim();
}

/** What was wanted and not done: `Attach web to app`. */
export function attemptOf(action: Action): string {
  return `${verbs[action.kind][0]} ${subjectOf(action)}`.trim();
}

/** What the world is like after it: `web is attached to app`. */
export function outcomeOf(action: Action): string {
  const { network, container } = namesOf(action);
  return {
    connect: `${container} is attached to ${network}`,
    disconnect: `${container} is detached from ${network}`,
    create: `network ${network} is there`,
    remove: `network ${network} is gone`,
    edit: `network ${network} is edited`,
    release: `endpoints of nobody are off ${network}`,
    'sign-in': 'somebody is signed in',
    'sign-out': 'somebody is signed out',
    request: 'nothing is changed',
    accept: `a finding about ${container || network} is accepted`,
    reopen: `a finding about ${container || network} is open again`,
    ...containerOutcomes(container),
  }[action.kind];
}

/** The same of what is done to a container as a whole. */
export function containerOutcomes(container: string): Record<ContainerActionKind, string> {
  return {
    run: `${container} runs`,
    start: `${container} runs`,
    stop: `${container} is stopped`,
    restart: `${container} runs anew`,
    pause: `${container} is paused`,
    unpause: `${container} goes on`,
    delete: `${container} is gone`,
  };
}

function subjectOf(action: Action): string {
  const { network, container } = namesOf(action);
  switch (action.kind) {
    case 'connect':
      return `${container} to ${network}`;
    case 'disconnect':
      return `${container} from ${network}`;
    case 'create':
    case 'remove':
    case 'edit':
      return `network ${network}`;
    case 'release':
      return `endpoints of nobody from ${network}`;
    case 'sign-in':
    case 'sign-out':
    case 'request':
      return '';
    case 'accept':
    case 'reopen':
      return `a finding about ${container || network || 'what is not there'}`;
    case 'run':
      return network === '' ? container : `${container} on ${network}`;
    default:
      return container;
  }
}

/** What was unknown when it was asked for has no name. */
function namesOf({ networkId, networkName, containerId, containerName }: Action) {
  return {
    network: visibleText(networkName) || shortId(networkId ?? ''),
    container: visibleText(containerName ?? '') || shortId(containerId ?? ''),
  };
}
