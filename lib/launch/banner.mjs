/** Marks of Next's own lines: its name, and steps of its start that it found slow or done. */
const progress = /^\s*(?:▲ Next\.js|✓ (?:Starting|Ready|Running))\b/;
/** Only above the line that says "Ready": anybody may begin a line with a dash. */
const facts = /^\s*- (?:Local|Network|Environments|Experiments)\b/;

/**
 * Passes lines on, without what Next says of itself on start: the server prints Netloom's own lines instead.
 * @param {(line: string) => void} print
 * @returns {(chunk: string) => void} takes text as it comes, in any pieces
 */
export function withoutNextBanner(print) {
  let rest = '';
  let ready = false;
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (progress.test(line)) ready ||= /Ready/.test(line);
      else if (ready || !(facts.test(line) || line.trim() === '')) print(line);
    }
  };
}
