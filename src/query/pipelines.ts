import type { Command, List, Pipeline, Script, SimpleCommand } from '../shell/index.ts';

/** Every pipeline of a list in the order of the text, those in compound commands too, those in substitutions not. */
export function* pipelinesOf(list: List): Generator<Pipeline> {
  for (const { andOr } of list.statements) {
    for (const pipeline of andOr.pipelines) {
      yield pipeline;
      for (const command of pipeline.commands) {
        if (command.kind !== 'simple') for (const body of command.bodies) yield* pipelinesOf(body);
      }
    }
  }
}

/** The same with those in substitutions. */
export function* everyPipelineOf(list: List): Generator<Pipeline> {
  for (const pipeline of pipelinesOf(list)) {
    yield pipeline;
    for (const command of pipeline.commands) {
      const words =
        command.kind === 'simple'
          ? [...command.words, ...command.assignments.map(({ value }) => value)]
          : command.words;
      for (const word of words) for (const script of word?.scripts ?? []) yield* everyPipelineOf(script);
    }
  }
}

/** Whether something is given to a command on its standard input: by a pipe, a redirection, a heredoc. */
export const isFed = (script: Script, command: SimpleCommand): boolean => {
  if (feeds(command)) return true;
  for (const { commands } of pipelinesOf(script.body)) {
    const at = commands.findIndex((one) => one.start <= command.start && command.end <= one.end);
    const around = commands[at];
    if (at > 0 || (around && around !== command && feeds(around))) return true;
  }
  return false;
};

/** Whether what a command prints goes to another one, by a pipe, and not just into a log: `apt update | grep upgradable`. */
export const isRead = (script: Script, command: SimpleCommand): boolean => {
  for (const { commands } of everyPipelineOf(script.body)) {
    const at = commands.findIndex((one) => one.start <= command.start && command.end <= one.end);
    const behind = at < 0 ? [] : commands.slice(at + 1);
    if (behind.some((one) => one.kind !== 'simple' || !copiers.has(one.words[0]?.value ?? ''))) return true;
  }
  return false;
};

const copiers: ReadonlySet<string> = new Set(['tee', 'cat']);

const feeds = ({ redirects }: Command): boolean =>
  redirects.some(({ operator, descriptor }) => operator.startsWith('<') && (descriptor ?? '0') === '0');
