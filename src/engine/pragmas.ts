import type { Comment, Dockerfile, Instruction } from '../dockerfile/index.ts';
import type { AnyTransform } from '../transform/contract.ts';
import type { Edit, Span } from '../text/span.ts';

/** What a file's comments and directives switch off. */
export interface Pragmas {
  /** `# imgfix ignore-file`. */
  readonly wholeFile: boolean;
  /** Whether a transform must leave the whole file alone. */
  ignoresFile(transform: AnyTransform): boolean;
  /**
   * The instruction that a pragma protects from these edits of a transform; undefined if none does. A pragma that names the
   * transform also holds for what is found at the instruction (`at`) and changes the lines around it.
   */
  protects(transform: AnyTransform, edits: readonly Edit[], at?: Span): Instruction | undefined;
}

interface Pragma {
  readonly tool: 'imgfix' | 'hadolint';
  /** Undefined: everything. */
  readonly names: readonly string[] | undefined;
}

const imgfixPattern = /^imgfix\s+ignore(-file)?(?:\s*=\s*([\w,\s-]*))?(?::.*|\s.*)?$/i;
const hadolintPattern = /^hadolint\s+(global\s+)?ignore\s*=\s*([\w,\s]+)/i;

const nameList = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const readPragma = (comment: Comment): (Pragma & { readonly global: boolean }) | undefined => {
  const own = imgfixPattern.exec(comment.text);
  if (own) return { tool: 'imgfix', names: own[2] === undefined ? undefined : nameList(own[2]), global: !!own[1] };
  const other = hadolintPattern.exec(comment.text);
  return other ? { tool: 'hadolint', names: nameList(other[2] ?? ''), global: !!other[1] } : undefined;
};

const covers = (pragma: Pragma, transform: AnyTransform): boolean => {
  if (pragma.names === undefined) return true;
  const names = pragma.tool === 'imgfix' ? [transform.name] : (transform.equivalents?.hadolint ?? []);
  return names.some((name) => pragma.names?.some((other) => other.toLowerCase() === name.toLowerCase()));
};

/** Reads the ignore pragmas of a file: imgfix's own, hadolint's, and BuildKit's `# check=skip=…`. */
export const readPragmas = (dockerfile: Dockerfile): Pragmas => {
  const fileWide: Pragma[] = [];
  const guarded: { instruction: Instruction; pragma: Pragma }[] = [];
  const byLine = new Map(dockerfile.instructions.map((instruction) => [instruction.line, instruction]));
  const commentLines = new Set(dockerfile.comments.map((comment) => comment.line));
  for (const comment of dockerfile.comments) {
    const pragma = readPragma(comment);
    if (!pragma) continue;
    if (pragma.global) {
      fileWide.push(pragma);
      continue;
    }
    let line = comment.line + 1;
    while (commentLines.has(line)) line++;
    const instruction = byLine.get(line);
    if (instruction) guarded.push({ instruction, pragma });
  }
  const skipped = skippedChecks(dockerfile);
  return {
    wholeFile: fileWide.some((pragma) => pragma.tool === 'imgfix' && pragma.names === undefined),
    ignoresFile: (transform) =>
      fileWide.some((pragma) => covers(pragma, transform)) ||
      (transform.equivalents?.buildkit ?? []).some((check) => skipped.has('all') || skipped.has(check.toLowerCase())),
    protects: (transform, edits, at) =>
      guarded.find(
        ({ instruction, pragma }) =>
          covers(pragma, transform) &&
          (edits.some((edit) => touches(edit, instruction)) || (pragma.names && at && isIn(at, instruction))),
      )?.instruction,
  };
};

const skippedChecks = (dockerfile: Dockerfile): Set<string> => {
  const value = dockerfile.directives.find((directive) => directive.name === 'check')?.value ?? '';
  const skip = value.split(';').find((part) => part.trim().startsWith('skip='));
  return new Set(nameList(skip?.trim().slice('skip='.length) ?? '').map((name) => name.toLowerCase()));
};

const isIn = (at: Span, { start, end }: Instruction): boolean => at.start >= start && at.start < end;

/** Whether an edit changes an instruction's own text: a new line before or after it does not. */
const touches = (edit: Edit, instruction: Instruction): boolean => {
  if (edit.start < instruction.end && edit.end > instruction.start) return true;
  return edit.start === instruction.end && (edit.end > edit.start || !/^\r?\n/.test(edit.text));
};
