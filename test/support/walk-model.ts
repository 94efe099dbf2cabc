import type { Dockerfile, Instruction } from '../../src/dockerfile/index.ts';
import { shellInForce, userInForce, workdirInForce } from '../../src/dockerfile/index.ts';
import type { Command, List, Redirect, Script, Word } from '../../src/shell/model.ts';
import type { Span } from '../../src/text/span.ts';

/** Reads everything that a model computes when asked, and gives back what it read. */
export const readAll = (dockerfile: Dockerfile): unknown[] => {
  const read: unknown[] = [dockerfile.lines.count, dockerfile.problems];
  const visit = (instruction: Instruction): void => {
    const { line, endLine, known, value, joined, body, pieces, exec, execNotStrings, words, pairs } = instruction;
    read.push(line, endLine, known, value, joined, body, pieces, exec, execNotStrings, words, pairs);
    read.push(
      instruction.heredocOnly,
      instruction.script,
      instruction.opaque,
      instruction.comments,
      instruction.heredocs,
    );
    read.push(shellInForce(instruction), userInForce(instruction), workdirInForce(instruction));
    read.push(dockerfile.variables.visible(instruction), dockerfile.variables.expand(value, instruction));
    if (instruction.trigger) visit(instruction.trigger);
  };
  dockerfile.instructions.forEach(visit);
  for (const stage of dockerfile.stages) read.push(stage.base, dockerfile.stageNamed(stage.name ?? '0', stage));
  return read;
};

/** All spans of a script with the span that must hold each; words with their text. */
export function* spansOf(script: Script): Generator<{ span: Span; within: Span; word?: Word }> {
  yield { span: script.body, within: script };
  if (script.trailingComment) yield { span: script.trailingComment, within: { start: script.start, end: Infinity } };
  yield* spansOfList(script.body, script);
}

function* spansOfList(list: List, within: Span): Generator<{ span: Span; within: Span; word?: Word }> {
  for (const statement of list.statements) {
    yield { span: statement, within };
    for (const pipeline of statement.andOr.pipelines) {
      yield { span: pipeline, within: statement };
      for (const command of pipeline.commands) {
        yield { span: command, within: pipeline };
        yield* spansOfCommand(command, within);
      }
    }
  }
}

function* spansOfCommand(command: Command, around: Span): Generator<{ span: Span; within: Span; word?: Word }> {
  for (const word of command.words) yield* spansOfWord(word, command);
  if (command.kind === 'simple') {
    for (const assignment of command.assignments) {
      yield { span: assignment, within: command };
      if (assignment.value) yield* spansOfWord(assignment.value, assignment);
    }
  } else for (const body of command.bodies) yield* spansOfList(body, command);
  for (const redirect of command.redirects) yield* spansOfRedirect(redirect, command, around);
}

function* spansOfRedirect(
  redirect: Redirect,
  command: Command,
  around: Span,
): Generator<{ span: Span; within: Span; word?: Word }> {
  yield { span: redirect, within: command };
  if (redirect.target) yield* spansOfWord(redirect.target, redirect);
  // the body of a heredoc stands behind its command
  for (const script of redirect.scripts) yield* spansOfList(script, { start: around.start, end: Infinity });
}

function* spansOfWord(word: Word, within: Span): Generator<{ span: Span; within: Span; word?: Word }> {
  yield { span: word, within, word };
  for (const script of word.scripts) yield* spansOfList(script, word);
}
