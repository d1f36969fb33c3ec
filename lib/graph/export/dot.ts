import { visibleText } from '@/lib/model';
import { addressOf, networkLines, type Diagram } from './diagram';

/** An undirected graph in Graphviz's language (https://graphviz.org/doc/info/lang.html): `neato -Tsvg` draws it. */
export function dotOf({ groups, endpoints, guests, keyOf }: Diagram): string {
  const lines = ['graph netloom {', '  overlap=false;', '  node [fontname="sans-serif"];'];
  groups.forEach(({ project, containers, networks }, index) => {
    const indent = project === null ? '  ' : '    ';
    if (project !== null) {
      lines.push(`  subgraph cluster_${index} {`, `    label=${quote(visibleText(project))};`, '    style=rounded;');
    }
    for (const network of networks) {
      lines.push(`${indent}${keyOf(network.id)} [shape=ellipse, label=${quote(...networkLines(network))}];`);
    }
    for (const container of containers) {
      lines.push(`${indent}${keyOf(container.id)} [shape=box, label=${quote(visibleText(container.name))}];`);
    }
    if (project !== null) lines.push('  }');
  });
  for (const endpoint of endpoints) {
    const style = endpoint.active ? '' : ', style=dashed';
    lines.push(
      `  ${keyOf(endpoint.containerId)} -- ${keyOf(endpoint.networkId)} [label=${quote(addressOf(endpoint))}${style}];`,
    );
  }
  for (const { guest, owner } of guests) {
    lines.push(`  ${keyOf(guest.id)} -- ${keyOf(owner.id)} [label="shares namespace", style=dotted];`);
  }
  return `${[...lines, '}'].join('\n')}\n`;
}

/** In a quoted text only `"` and `\` mean something; lines end in `\n`. */
function quote(...lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/[\\"]/g, '\\$&')).join('\\n')}"`;
}
