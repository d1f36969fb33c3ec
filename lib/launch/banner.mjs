/** What Next says of itself on start; the server prints Netloom's own lines instead. @param {string} line */
function isNextBanner(line) {
  return /^\s*(?:▲ Next\.js|- (?:Local|Network|Environments|Experiments)\b|✓ (?:Starting|Ready)\b)/.test(line);
}

/**
 * Passes lines on, without Next's banner and the empty lines around it.
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
      if (ready) print(line);
      else if (isNextBanner(line)) ready = /Ready/.test(line);
      else if (line.trim() !== '') print(line);
    }
  };
}
