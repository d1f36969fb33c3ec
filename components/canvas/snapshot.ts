import type { Picture } from './picture';
import { readThemeColours } from './theme-colours';

/** As it is on the screen, in all its layers. */
export async function snapshot({ graph, sheets: { underlay, overlay, host } }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [overlay.width, overlay.height];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  context.fillStyle = readThemeColours(host).canvas;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const drawn = await createImageBitmap(graph.png({ output: 'blob', scale: devicePixelRatio }));
  for (const layer of [underlay, drawn, overlay]) context.drawImage(layer, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not make a PNG of it.'))));
  });
}
