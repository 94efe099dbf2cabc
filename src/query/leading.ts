import type { Script, SimpleCommand } from '../shell/index.ts';

/** The simple commands at the start of a script, up to the first thing that is none or that another operator than `&&` joins. */
export const leadingCommands = ({ body }: Script): readonly SimpleCommand[] => {
  const [statement] = body.statements;
  if (!statement || statement.background) return [];
  const { pipelines, operators } = statement.andOr;
  if (operators.some((operator) => operator !== '&&')) return [];
  const found: SimpleCommand[] = [];
  for (const { commands, negated } of pipelines) {
    const [command] = commands;
    if (negated || commands.length !== 1 || command?.kind !== 'simple') break;
    found.push(command);
  }
  return found;
};
