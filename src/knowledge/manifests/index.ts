import { cargoCommands, cargoFiles } from './cargo.ts';
import { dotnetCommands } from './dotnet.ts';
import { elixirCommands, elixirFiles } from './elixir.ts';
import { goCommands, goCompileVariables, goFiles } from './go.ts';
import { javaCommands, javaFiles } from './java.ts';
import { nodeCommands, nodeFiles } from './node.ts';
import { phpCommands, phpFiles } from './php.ts';
import { pythonCommands, pythonFiles } from './python.ts';
import { rubyCommands, rubyFiles } from './ruby.ts';
import type { InstallCommand, Tool } from './types.ts';

export { dotnetShared } from './dotnet.ts';
export {
  adoptedLocks,
  lifecyclePrograms,
  lifecycleScripts,
  nodeSettings,
  plainYarnSettings,
  pnpmHooks,
  readsProjectAtInstall,
} from './node.ts';
export type { InstallCommand, ManifestFiles, Tool } from './types.ts';

/** Every install that is known, by the program that starts it, in the order in which they are tried. */
export const installCommands: ReadonlyMap<string, readonly InstallCommand[]> = (() => {
  const found = new Map<string, InstallCommand[]>();
  const ecosystems = [
    nodeCommands,
    pythonCommands,
    goCommands,
    phpCommands,
    rubyCommands,
    cargoCommands,
    javaCommands,
    dotnetCommands,
    elixirCommands,
  ];
  for (const command of ecosystems.flat()) {
    for (const program of command.programs) {
      const known = found.get(program);
      if (known) known.push(command);
      else found.set(program, [command]);
    }
  }
  return found;
})();

/** Files that a tool reads where they exist, by tool; pip, conda and .NET read what the command line or a project names. */
export const manifestFiles = {
  ...nodeFiles,
  ...pythonFiles,
  ...goFiles,
  ...phpFiles,
  ...rubyFiles,
  ...cargoFiles,
  ...javaFiles,
  ...elixirFiles,
} as const;

/** Variables that do not matter to the download that goes ahead of a compiler, by tool. */
export const compileVariables: Partial<Record<Tool, ReadonlySet<string>>> = { go: goCompileVariables };
