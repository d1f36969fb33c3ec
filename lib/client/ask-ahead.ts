import { layoutAhead } from './use-layout';
import { sessionAhead, tokenInAddress } from './use-session';
import { openAhead } from './stream-ahead';

/**
 * Asks for what the first picture is made of while React is still on its way to it. With a token in the address nobody is
 * signed in yet, and everything would be answered with no.
 */
export function askAhead(): void {
  if (tokenInAddress() !== null) return;
  // Who is not let in sees so from the gate, which asks the same.
  sessionAhead().then(
    () => {
      openAhead();
      layoutAhead();
    },
    () => {},
  );
}
