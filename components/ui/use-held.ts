import { useMemo, useState, type FocusEvent } from 'react';

/** True while a person is at an element, pointing at it or going through it by keyboard; a mere click does not stay. */
export function useHeld() {
  const [pointed, setPointed] = useState(false);
  const [walked, setWalked] = useState(false);
  const handlers = useMemo(
    () => ({
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: ({ target }: FocusEvent) => setWalked(target.matches(':focus-visible')),
      onBlur: () => setWalked(false),
    }),
    [],
  );
  return { held: pointed || walked, handlers };
}
