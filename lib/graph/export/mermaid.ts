import { visibleText } from '@/lib/model';
import { addressOf, networkLines, type Diagram } from './diagram';

/** A Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html): it stands in Markdown as text. */
export function mermaidOf({ groups, endpoints, guests, keyOf }: Diagram): string {
  const lines = ['flowchart LR'];
  groups.forEach(({ project, containers, networks }, index) => {
    const indent = project === null ? '  ' : '    ';
    if (project !== null) lines.push(`  subgraph p${index}["${escape(visibleText(project))}"]`);
    for (const network of networks) {
      lines.push(`${indent}${keyOf(network.id)}(["${networkLines(network).map(escape).join('<br/>')}"])`);
    }
    for (const container of containers) {
      lines.push(`${indent}${keyOf(container.id)}["${escape(visibleText(container.name))}"]`);
    }
    if (project !== null) lines.push('  end');
  });
  for (const endpoint of endpoints) {
    const address = addressOf(endpoint);
    const label = address === '' ? '' : `|"${escape(address)}"|`;
    const arrow = endpoint.active ? '---' : '-.-';
    lines.push(`  ${keyOf(endpoint.containerId)} ${arrow}${label} ${keyOf(endpoint.networkId)}`);
  }
  for (const { guest, owner } of guests) lines.push(`  ${keyOf(guest.id)} ==>|"shares namespace"| ${keyOf(owner.id)}`);
  return `${lines.join('\n')}\n`;
}

/** Mermaid knows no backslash: what would end the text or begin markup is written as an entity, `#` first. */
function escape(text: string): string {
  return text.replace(/[#&<>"`\\[\]{}|]/g, (character) => `#${character.codePointAt(0)};`);
}
