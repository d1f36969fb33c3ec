/*
 * Takes what is on disk. Gives whether packages have to be installed. Pure, so that the cases are a table.
 */

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

/**
 * @param {{ lockHash: string, stamp: string | null, lockfile: Lockfile, installed: Lockfile | null }} found
 *   `stamp`: the hash of the lockfile that this launcher installed from. `installed`: npm's own record in node_modules,
 *   written at the very end of an installation; it is what speaks for packages that were installed by hand
 */
export function needsInstall({ lockHash, stamp, lockfile, installed }) {
  if (installed === null) return true;
  return stamp === null ? !agrees(lockfile, installed) : stamp !== lockHash;
}

/** @param {Lockfile} lockfile @param {Lockfile} installed */
function agrees(lockfile, installed) {
  return Object.entries(lockfile.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true; // the project itself
    const found = installed.packages?.[path];
    // Another platform's binaries are in the lockfile and rightly absent here.
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version;
  });
}
