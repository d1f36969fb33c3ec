/** What there is room for at a zoom: names appear as one comes closer, and addresses last. */
export interface Detail {
  /** Names of containers (cytoscape hides them by itself below this). */
  containerNames: boolean;
  /** Rates and subnets on hubs, ports and conditions at containers. */
  smallPrint: boolean;
  /** How many networks, and what must not be changed by hand. */
  badges: boolean;
  /** At the middle of every line. */
  addresses: boolean;
  /** Of a project's name, in the picture's units: never smaller on the screen than it can be read. */
  titleSize: number;
  /** Nothing inside a box can be read any more: what is left are its name and the colours of what it holds. */
  far: boolean;
}

const readable = 11;
const largestTitle = 64;

export function detailAt(zoom: number): Detail {
  const far = zoom < 0.34;
  return {
    containerNames: zoom >= 0.5,
    smallPrint: zoom >= 0.55,
    badges: zoom >= 0.8,
    addresses: zoom >= 1.3,
    titleSize: Math.min(largestTitle, Math.max(readable, (far ? 1.2 : 1) * (readable / zoom))),
    far,
  };
}
