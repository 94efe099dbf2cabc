import type * as unbash from 'unbash';
import type { List } from './model.ts';

/** What the parts of a word say about it. */
export interface Parts {
  /** Quote removal alone gives the word. */
  literal: boolean;
  quoted: boolean;
  globs: boolean;
  assigns: boolean;
  demands: boolean;
  readonly parameters: string[];
  readonly scripts: List[];
}

/** Nothing known yet. */
export const noParts = (): Parts => ({
  literal: true,
  quoted: false,
  globs: false,
  assigns: false,
  demands: false,
  parameters: [],
  scripts: [],
});

/** Who converts nested scripts and hears of what is found on the way. */
export interface PartSink {
  readonly bashisms: Set<string>;
  failure: 'not-parsable' | 'ambiguous-syntax' | undefined;
  script(node: unbash.ParsedScript): List;
}

/** Reads a word. Past a certain depth the parser gives a word without its parts, which then hide what it runs. */
export const collectWord = (word: unbash.Word, into: Parts, sink: PartSink): void => {
  if (word.parts) collectParts(word.parts, into, sink);
  else if (runsSomething(word.text)) sink.failure ??= 'ambiguous-syntax';
};

/** Reads the parts of a word, nested ones too. */
export const collectParts = (nodes: readonly unbash.WordPart[], into: Parts, sink: PartSink): void => {
  for (const node of nodes) {
    if (node.type === 'Literal') continue;
    if (node.type === 'SingleQuoted' || node.type === 'DoubleQuoted') into.quoted = true;
    else into.literal = false;
    switch (node.type) {
      case 'SingleQuoted':
        break;
      case 'DoubleQuoted':
        collectParts(node.parts, into, sink);
        break;
      case 'AnsiCQuoted':
        sink.bashisms.add("$'");
        into.quoted = true;
        break;
      case 'LocaleString':
        sink.bashisms.add('$"');
        into.quoted = true;
        collectParts(node.parts, into, sink);
        break;
      case 'Glob':
        into.globs = true;
        collectParts(node.parts ?? [], into, sink);
        break;
      case 'BraceExpansion':
        sink.bashisms.add('{a,b}');
        into.globs = true;
        collectParts(node.parts ?? [], into, sink);
        break;
      case 'ExtendedGlob':
        sink.failure ??= 'ambiguous-syntax';
        break;
      case 'SimpleExpansion':
        into.parameters.push(node.text.slice(1));
        break;
      case 'ParameterExpansion':
        into.parameters.push(node.parameter);
        if (node.index) collectWord(node.index, into, sink);
        collectOperation(node, into, sink);
        break;
      case 'ArithmeticExpansion':
        if (node.text.startsWith('$[')) sink.bashisms.add('$[');
        if (node.expression) collectArithmetic(node.expression, into, sink);
        else if (runsSomething(node.text)) sink.failure ??= 'ambiguous-syntax';
        else into.assigns = true;
        break;
      case 'CommandExpansion':
      case 'ProcessSubstitution':
        collectScript(node, into, sink);
        break;
    }
  }
};

const arithmeticAssignments = new Set('= += -= *= /= %= <<= >>= &= ^= |='.split(' '));

/** Reads an arithmetic expression: names of parameters, and what it runs. */
export const collectArithmetic = (node: unbash.ArithmeticExpression, into: Parts, sink: PartSink): void => {
  into.literal = false;
  const open: unbash.ArithmeticExpression[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    switch (next.type) {
      case 'ArithmeticBinary':
        if (arithmeticAssignments.has(next.operator)) into.assigns = true;
        open.push(next.right, next.left);
        break;
      case 'ArithmeticUnary':
        if (next.operator === '++' || next.operator === '--') into.assigns = true;
        open.push(next.operand);
        break;
      case 'ArithmeticTernary':
        open.push(next.alternate, next.consequent, next.test);
        break;
      case 'ArithmeticGroup':
        open.push(next.expression);
        break;
      case 'ArithmeticWord':
        if (next.parts) collectParts(next.parts, into, sink);
        else if (runsSomething(next.value)) sink.failure ??= 'ambiguous-syntax';
        else into.parameters.push(...(next.value.match(/(?<!\w)[A-Za-z_]\w*/g) ?? []));
        break;
      case 'ArithmeticCommandExpansion':
        collectScript(next, into, sink);
        break;
    }
  }
};

const runsSomething = (text: string): boolean => text.includes('$(') || text.includes('`');

const collectScript = (
  node: unbash.CommandExpansionPart | unbash.ProcessSubstitutionPart | unbash.ArithmeticCommandExpansion,
  into: Parts,
  sink: PartSink,
): void => {
  if (node.type === 'ProcessSubstitution') sink.bashisms.add('<(');
  // the positions inside count in a decoded copy
  else if (node.text.startsWith('`') && node.text.includes('\\')) sink.failure ??= 'ambiguous-syntax';
  if (node.script) into.scripts.push(sink.script(node.script));
  else sink.failure ??= 'not-parsable';
};

const collectOperation = (node: unbash.ParameterExpansionPart, into: Parts, sink: PartSink): void => {
  const { operation } = node;
  if (!operation) return;
  const words: (unbash.Word | undefined)[] = [];
  switch (operation.type) {
    case 'Default':
      if (operation.operator === '=' || operation.operator === ':=') into.assigns = true;
      if (operation.operator === '?' || operation.operator === ':?') into.demands = true;
      words.push(operation.operand);
      break;
    case 'Remove':
      words.push(operation.operand);
      break;
    case 'Replace':
      words.push(operation.pattern, operation.replacement);
      break;
    case 'Slice':
      words.push(operation.offset, operation.length);
      break;
    case 'CaseModification':
    case 'Transform':
      words.push(operation.operand);
      break;
    case 'Names':
      break;
    case 'Unknown':
      if (runsSomething(node.text)) sink.failure ??= 'ambiguous-syntax';
      break;
  }
  if (operation.type !== 'Default' && operation.type !== 'Remove' && operation.type !== 'Unknown') {
    sink.bashisms.add(`\${x${operation.operator}`);
  }
  for (const word of words) if (word) collectWord(word, into, sink);
};

/** The words that `[[ … ]]` compares. */
export const testWords = (node: unbash.TestExpression): unbash.Word[] => {
  switch (node.type) {
    case 'TestUnary':
      return [node.operand];
    case 'TestBinary':
      return [node.left, node.right];
    case 'TestLogical':
      return node.operands.flatMap(testWords);
    case 'TestNot':
      return testWords(node.operand);
    case 'TestGroup':
      return testWords(node.expression);
  }
};
