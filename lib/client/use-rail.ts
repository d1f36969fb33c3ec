import { createStore, useStore } from './store';
import { useRemembered } from './use-remembered';

/** From here on the list of networks stands beside the view; below, it is called over it. Tailwind’s `lg`. */
const wide = '(min-width: 1024px)';

const called = createStore(false);

const dismiss = () => called.set(false);

export interface Rail {
  /** On a wide screen, remembered: the view has the room instead. */
  folded: boolean;
  /** On a narrow screen: it lies over the view. */
  called: boolean;
  /** What its button and `[` do, on either. */
  toggle: () => void;
  /** Sends it away from over the view. */
  dismiss: () => void;
}

export function useRail(): Rail {
  const [folded, setFolded] = useRemembered('rail-folded', false);
  const isCalled = useStore(called, (value) => value);
  return {
    folded,
    called: isCalled,
    toggle: () => (matchMedia(wide).matches ? setFolded(!folded) : called.set(!isCalled)),
    dismiss,
  };
}
