/*
 * Read before anything else, by whatever Node is there (Debian 12's own is 18): only old syntax here and in whoever
 * imports this first.
 */

/** The oldest Node that Netloom's packages run on. */
const oldestMajor = 20;
const oldestMinor = 19;

/**
 * @param {string} version as in process.versions.node
 * @returns {string | null} the sentence to print when it is too old
 */
export function complaintAboutNode(version) {
  const parts = version.split('.');
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return (
    'Netloom needs Node ' +
    oldestMajor +
    '.' +
    oldestMinor +
    ' or newer, and this is ' +
    version +
    '. ' +
    'Install a newer one (from nodejs.org, or with a version manager) and run the same command again.'
  );
}

/** Ends the process with the sentence when this Node is too old. */
export function requireNode() {
  const complaint = complaintAboutNode(process.versions.node);
  if (complaint === null) return;
  console.error(complaint);
  process.exit(1);
}
