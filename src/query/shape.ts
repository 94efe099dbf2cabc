import type { Script, Statement } from '../shell/index.ts';

/**
 * What a body is made of: one simple command, a `flat` list of them joined by `&&`, a `sequence` of them joined by `;`, or
 * anything else.
 */
export type Shape = 'single' | 'flat' | 'sequence' | 'other';

/** What a script is made of. */
export const shapeOf = (script: Script): Shape => {
  const { statements } = script.body;
  const [first] = statements;
  if (!first || statements.some((statement) => statement.background || !isSimple(statement))) return 'other';
  if (statements.length === 1) {
    if (first.andOr.operators.length === 0) return 'single';
    return first.andOr.operators.every((operator) => operator === '&&') ? 'flat' : 'other';
  }
  return statements.every((statement) => statement.andOr.operators.length === 0) ? 'sequence' : 'other';
};

/** One simple command or `a && b && c` of such: where one command may become two. */
export const isFlat = (script: Script): boolean => {
  const shape = shapeOf(script);
  return shape === 'single' || shape === 'flat';
};

const isSimple = (statement: Statement): boolean =>
  statement.andOr.pipelines.every(
    (pipeline) => !pipeline.negated && pipeline.commands.length === 1 && pipeline.commands[0]?.kind === 'simple',
  );

/** Whether a body needs braces behind `&&`. */
export const needsGroup = (script: Script): boolean => {
  const { statements } = script.body;
  const [first] = statements;
  if (!first || statements.length > 1 || first.background) return true;
  return first.andOr.operators.includes('||') || first.andOr.pipelines.some((pipeline) => pipeline.negated);
};
