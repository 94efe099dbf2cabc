import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import type { Located } from './json.ts';
import type { Path } from './shape.ts';

/** Why a text is no YAML that can be a configuration. */
export class YamlFault extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Reads one YAML document and keeps where its parts stand.
 * @throws YamlFault
 */
export const readYaml = (text: string): Located => {
  const document = parseDocument(text, { prettyErrors: false, merge: true, logLevel: 'error' });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) {
    const said = fault.code === 'MULTIPLE_DOCS' ? 'a second document starts here; keep one' : fault.message;
    throw new YamlFault(fault.pos[0], said.replaceAll('\n', ' '));
  }
  try {
    return { value: document.toJS(), at: (path, key) => place(document, path, key) };
  } catch (error) {
    // an alias without its anchor, or one that would unfold without end
    if (error instanceof ReferenceError) throw new YamlFault(0, error.message);
    throw error;
  }
};

const place = (document: Document, path: Path, key: boolean): number => {
  let node: unknown = document.contents;
  let at = startOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    const whole = isAlias(node) ? node.resolve(document) : node;
    if (isSeq(whole)) node = whole.items[Number(part)];
    else if (isMap(whole)) {
      const pair = whole.items.find((item) => (isScalar(item.key) ? String(item.key.value) : item.key) === part);
      if (!pair) break;
      if (key && index === path.length - 1) return startOf(pair.key) ?? at;
      node = pair.value ?? pair.key;
    } else break;
    at = startOf(node) ?? at;
  }
  return at;
};

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);
