import { saveFile } from '@/lib/client/save-file';
import { trafficTick } from '@/lib/client/traffic-store';
import { diagramOf } from '@/lib/graph/export/diagram';
import { dotOf } from '@/lib/graph/export/dot';
import { mermaidOf } from '@/lib/graph/export/mermaid';
import { svgOf } from '@/lib/graph/export/svg';
import type { SceneLine } from '@/lib/graph/scene';
import type { ContainerId, NetworkId, Topology } from '@/lib/model';
import type { ExportFormat } from './canvas-commands';
import { rateOf } from './paint-traffic';
import type { Picture } from './picture';
import { snapshot } from './snapshot';
import { readThemeColours } from './theme-colours';
import { lineWidth } from './traffic-look';

export interface ExportSubject {
  topology: Topology;
  visible: { networks: ReadonlySet<NetworkId>; containers: ReadonlySet<ContainerId> };
}

/** Hands the picture, or what it shows, to the person as a file. */
export async function exportPicture(picture: Picture, format: ExportFormat, subject: ExportSubject): Promise<void> {
  const { topology, visible } = subject;
  switch (format) {
    case 'png':
      return download(await snapshot(picture), 'png');
    case 'svg':
      return download(new Blob([svgText(picture)], { type: 'image/svg+xml' }), 'svg');
    case 'json':
      return download(textFile(`${JSON.stringify(topology, null, 2)}\n`, 'application/json'), 'json');
    case 'mermaid':
      return download(textFile(mermaidOf(diagramOf(topology, visible)), 'text/plain'), 'mmd');
    case 'dot':
      return download(textFile(dotOf(diagramOf(topology, visible)), 'text/vnd.graphviz'), 'dot');
  }
}

function svgText(picture: Picture): string {
  const tick = trafficTick.get();
  const widthOf = ({ carries, kind }: SceneLine) => {
    const rate = tick === null || carries === '' ? null : rateOf(carries, tick);
    if (rate === null || rate.received + rate.sent < 1) return kind === 'bundle' ? 3 : 1.5;
    return Math.max(lineWidth(rate.received), lineWidth(rate.sent));
  };
  return svgOf({
    ...picture.contents(),
    scene: picture.scene,
    positionOf: (id) => picture.positionOf(id),
    window: picture.viewport.window(),
    zoom: picture.graph.zoom(),
    colours: readThemeColours(document.documentElement),
    widthOf,
  });
}

function textFile(text: string, type: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` });
}

function download(blob: Blob, extension: string): void {
  saveFile(blob, `netloom-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.${extension}`);
}
