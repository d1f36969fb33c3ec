import { useEffect, useRef, useState } from 'react';

export interface Draft {
  /** As it stands in the field. */
  text: string;
  /** A key was pressed: it is told when no other follows. */
  type: (text: string) => void;
  /** Tells at once, what is given or else what stands in the field. */
  flush: (text?: string) => void;
}

/**
 * Text that is being typed, ahead of the value it will become: it is told `delayMs` after the last key, so that
 * thousands of objects are not filtered at every one. Where the value changes otherwise, the text follows it.
 */
export function useDraft(value: string, tell: (value: string) => void, delayMs: number): Draft {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [told, setTold] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== seen) {
    setSeen(value);
    // What was told comes back as the value, and must not undo what was typed since.
    if (value !== told) {
      setTold(value);
      setText(value);
    }
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const flush = (next = text) => {
    clearTimeout(timer.current);
    setText(next);
    setTold(next);
    if (next !== value) tell(next);
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTold(next);
      tell(next);
    }, delayMs);
  };
  return { text, type, flush };
}
