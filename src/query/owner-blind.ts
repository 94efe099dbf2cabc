import type { Instruction } from '../dockerfile/index.ts';
import { ownerBlindPrograms } from '../knowledge/owner-blind.ts';
import { commandsOf } from '../shell/index.ts';
import { unwrap } from './invocation.ts';
import { packageCommands } from './packages.ts';

/** Whether a RUN of root does the same whoever owns the files that a COPY has brought before it. */
export const isOwnerBlind = (run: Instruction): boolean => {
  if (!run.script || run.heredocs.length > 0) return false;
  const installs = new Map(packageCommands(run).map((call) => [call.command, call]));
  return commandsOf(run.script.body).every(([command]) => {
    const { program } = unwrap(command);
    if (command.words.length === 0 || (program !== undefined && ownerBlindPrograms.has(program))) return true;
    const call = installs.get(command);
    return (
      call?.manager.name === 'pip' && call.action !== 'remove' && [...call.options, ...call.operands].every(isNoProject)
    );
  });
};

/** Not the project itself, whose build may ask git for its version: `pip install .`, `-e .`. */
const isNoProject = ({ value }: { readonly value: string | undefined }): boolean =>
  value !== undefined && !/^(?:-e|--editable.*|\.|\.\/.*|\.\[.*|git\+.*|\/.*)$/.test(value);
