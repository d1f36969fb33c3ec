/**
 * Fetches the canvas, and cytoscape with it (135 kB). From one place: each `import()` of a module gets chunks of its own, and
 * in them once more what it shares with others (10 kB of 417).
 */
export const loadCanvas = () => import('./graph-canvas');
