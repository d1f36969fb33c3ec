import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { reasonOf, visibleText } from '@/lib/model';
import { composeFileSchema } from './compose-schema';
import type { ComposeFile } from './compose-schema';
import { nestsTooDeeply } from './nesting';
import { TooManyValues, withoutVariables } from './compose-variables';

/** Characters. Compose files of people have a few thousand. */
export const composeLimit = 256 * 1024;

/** How often aliases may unfold: `*a` in `*b` in `*c` grows without end. */
const maxAliasCount = 100;

export interface ComposeProblem {
  sentence: string;
  /** From 1; null where it is not of one line. */
  line: number | null;
}

export type ReadCompose =
  { file: ComposeFile; variables: readonly string[]; problem: null } | { file: null; problem: ComposeProblem };

/** Never throws, whatever the text is. */
export function readCompose(text: string): ReadCompose {
  if (text.length > composeLimit) return problem(`The file is larger than ${composeLimit / 1024} kB.`);
  if (nestsTooDeeply(text)) return problem('The file is nested too deeply.');
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' });
    const [wrong] = document.errors;
    if (wrong) return problem(`This is not YAML: ${sentenceOf(wrong.message)}`, lines.linePos(wrong.pos[0]).line);
    const { value, names } = withoutVariables(document.toJS({ maxAliasCount }));
    if (!isComposeLike(value)) return problem('This is not a Compose file: it has neither services nor networks.', 1);
    const parsed = composeFileSchema.safeParse(value);
    if (parsed.success) return { file: parsed.data, variables: names, problem: null };
    const path = parsed.error.issues[0]?.path ?? [];
    const where = visibleText(path.map(String).join('.'));
    return problem(`Compose does not take what stands at “${where}”.`, lineOf(document, path, lines));
  } catch (error) {
    if (error instanceof TooManyValues) return problem(tooMuch);
    // The parser's: an alias of nothing, a merge of what is no map, and aliases that unfold too often.
    const message = reasonOf(error);
    return problem(message.startsWith('Excessive alias count') ? tooMuch : `This is not YAML: ${sentenceOf(message)}`);
  }
}

const tooMuch = 'The file unfolds to too much: it has too many aliases, or aliases of aliases.';

function problem(sentence: string, line: number | null = null): ReadCompose {
  return { file: null, problem: { sentence, line } };
}

function sentenceOf(message: string): string {
  return `${visibleText(message.split('\n')[0] ?? '').replace(/[.:]$/, '')}.`;
}

function isComposeLike(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ['services', 'networks', 'include'].some((key) => key in value);
}

/** Of what stands there, or of the nearest around it that is in the text: an alias brings its own from elsewhere. */
function lineOf(document: Document.Parsed, path: readonly PropertyKey[], lines: LineCounter): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
