import { Document, Scalar, visit } from 'yaml';
import { escapeHidden, visibleText } from '@/lib/model';

/** Newlines between lines stay what they are. */
const newline = 0x0a;

/** `=` alone is a type of YAML 1.1 that the library does not mind, and on which docker-compose 1 breaks off. */
function isMistaken(text: string): boolean {
  return text === '=' || visibleText(text) !== text;
}

/**
 * As YAML that 1.1 (docker-compose 1) and 1.2 (Compose 2) read alike: what either would take for something else than a
 * text is quoted. Of a text nothing is hidden: what a person could not see is written as `"\u202e"`.
 */
export function yamlText(value: object): string {
  const document = new Document(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && isMistaken(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return escapeHidden(document.toString({ lineWidth: 0 }), (code) => {
    if (code === newline) return '\n';
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
