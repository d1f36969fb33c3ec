/** The server says something every 15 seconds at least; a connection that says nothing for so long is half dead. */
const silenceMs = 40_000;

/** Tells once when nothing was heard for too long since something was. */
export function watchSilence(onSilence: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    heard(): void {
      clearTimeout(timer);
      timer = setTimeout(onSilence, silenceMs);
    },
    stop: (): void => clearTimeout(timer),
  };
}
