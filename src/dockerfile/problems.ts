import type { Dockerfile } from './dockerfile.ts';
import { parseHeredoc } from './heredoc.ts';
import type { Instruction } from './instruction.ts';
import type { Problem } from './logical.ts';

/** Instructions that need an argument. */
const needsArgument = new Set(
  'ARG ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(' '),
);
/** Instructions on which the builder refuses any flag; ARG and STOPSIGNAL it does not look at. */
const takesNoFlag = new Set('CMD ENTRYPOINT ENV EXPOSE LABEL MAINTAINER ONBUILD SHELL USER VOLUME WORKDIR'.split(' '));

/** What the builder would refuse, in the order of the text: the scanner's findings and those about instructions. */
export const findProblems = (dockerfile: Dockerfile, found: readonly Problem[]): Problem[] => {
  const problems = [...found];
  for (const instruction of dockerfile.instructions) {
    const syntax = instruction.known ? syntaxProblem(instruction) : undefined;
    const message = syntax ?? meaningProblem(instruction);
    if (message) problems.push({ at: instruction.keywordSpan, message, kind: syntax ? 'syntax' : 'meaning' });
  }
  const [first] = dockerfile.instructions;
  const early = dockerfile.preamble.find((instruction) => instruction.known && instruction.keyword !== 'ARG');
  if (early) problems.push(misplaced(early, `${early.keyword} stands before any FROM`));
  else if (first && dockerfile.stages.length === 0) problems.push(misplaced(first, 'the file has no FROM'));
  return problems.sort((a, b) => a.at.start - b.at.start);
};

const misplaced = (at: Instruction, message: string): Problem => ({
  at: at.keywordSpan,
  message: `no build stage: ${message}`,
  kind: 'meaning',
});

const meaningProblem = (instruction: Instruction): string | undefined => {
  const { keyword } = instruction;
  if (!instruction.known) return `unknown instruction ${keyword.length > 40 ? `${keyword.slice(0, 40)}…` : keyword}`;
  if (instruction.value === '' && needsArgument.has(keyword)) return `${keyword} needs an argument`;
  const [flag] = instruction.flags;
  if (flag && takesNoFlag.has(keyword)) return `${keyword} takes no flag such as --${flag.name}`;
  switch (keyword) {
    case 'FROM':
      return fromProblem(instruction);
    case 'COPY':
    case 'ADD':
      return copyProblem(instruction);
    case 'RUN':
      return instruction.exec?.length === 0 ? 'RUN in exec form needs a command' : undefined;
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return instruction.pairs?.some((pair) => pair.name.text === '') ? `${keyword} names can not be blank` : undefined;
    case 'VOLUME':
      return instruction.exec && !instruction.exec.every((path) => path.trim() !== '')
        ? 'VOLUME with a blank path'
        : noneIn(instruction);
    case 'SHELL':
      return instruction.exec ? noneIn(instruction) : 'SHELL needs its arguments in exec form';
    case 'HEALTHCHECK':
      return healthcheckProblem(instruction);
    case 'ONBUILD':
      return triggerProblem(instruction.trigger);
    default:
      return undefined;
  }
};

/** What BuildKit's parser refuses, in a trigger too; the rest it refuses when it reads instructions. */
const syntaxProblem = (instruction: Instruction): string | undefined => {
  const { keyword, trigger } = instruction;
  if (instruction.execNotStrings) return `${keyword} in exec form takes an array of strings only`;
  if (!instruction.pairs) return `${keyword} must have two arguments or name=value`;
  return trigger && syntaxProblem(trigger);
};

const noneIn = (instruction: Instruction): string | undefined =>
  instruction.exec?.length === 0 ? `${instruction.keyword} needs an argument` : undefined;

const stageName = /^[a-z][a-z0-9-_.]*$/;

const fromProblem = (instruction: Instruction): string | undefined => {
  const [, as, name, more] = instruction.words;
  if (!as) return undefined;
  if (as.text.toLowerCase() !== 'as' || !name || more) return 'FROM needs one image, or an image, AS and a stage name';
  return stageName.test(name.text.toLowerCase()) ? undefined : `${name.text} is no name for a build stage`;
};

const copyProblem = (instruction: Instruction): string | undefined => {
  const paths = instruction.exec ?? instruction.words.map((word) => word.text);
  if (paths.length < 2) return `${instruction.keyword} needs at least 2 arguments`;
  return parseHeredoc(paths.at(-1) ?? '') && `${instruction.keyword} takes no heredoc as its destination`;
};

const healthcheckProblem = (instruction: Instruction): string | undefined => {
  const type = /^[^\t\n\v\f\r ]*/.exec(instruction.value)?.[0] ?? '';
  const none = instruction.value.length === type.length || instruction.exec?.length === 0;
  if (type.toUpperCase() === 'NONE') return none ? undefined : 'HEALTHCHECK NONE takes no arguments';
  if (type.toUpperCase() !== 'CMD') return `HEALTHCHECK ${type} is neither CMD nor NONE`;
  return none ? 'HEALTHCHECK CMD needs a command' : undefined;
};

const triggerProblem = (trigger: Instruction | undefined): string | undefined =>
  trigger && ['ONBUILD', 'FROM', 'MAINTAINER'].includes(trigger.keyword)
    ? `${trigger.keyword} is not allowed as an ONBUILD trigger`
    : undefined;
