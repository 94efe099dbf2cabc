import type { Stage } from '../dockerfile/index.ts';
import { usesHome } from '../knowledge/home-packages.ts';
import { commandsOf } from '../shell/index.ts';
import { contextPath } from './copies.ts';
import { unwrap } from './invocation.ts';
import { packageCommands, type PackageCommand } from './packages.ts';
import { instructionsOf } from './start-command.ts';

/**
 * Whether the Python packages that a stage installs may use the home directory of whoever runs them: one of them is known
 * for it, or they stand in a file that cannot be read. `read` gives the text of a file of the build context.
 */
export const mayUseHome = (stage: Stage, read: (path: string) => string | undefined): boolean =>
  instructionsOf(stage).some(
    (run) =>
      run.keyword === 'RUN' &&
      (packageCommands(run).some((call) => call.action === 'install' && needsHome(call, read)) ||
        (run.script !== undefined &&
          commandsOf(run.script.body).some(([command]) => projects.has(unwrap(command).program ?? '')))),
  );

const needsHome = (
  { manager, operands, options, moreOperands }: PackageCommand,
  read: (path: string) => string | undefined,
): boolean => {
  if (manager.name !== 'pip') return false;
  if (moreOperands || operands.some(({ value }) => value === undefined || value.startsWith('.') || usesHome(value))) {
    return true;
  }
  return options.some(({ value }, at) => {
    const joined = /^(?:-r|--requirement=)(.+)$/.exec(value ?? '')?.[1];
    const file = joined ?? (value === '-r' || value === '--requirement' ? options[at + 1]?.value : undefined);
    if (file === undefined) return value === '-r' || value === '--requirement';
    const text = read(contextPath(file) ?? file);
    return text === undefined || text.split(/\r?\n/).some((line) => line.startsWith('-r') || usesHome(line.trim()));
  });
};

/** They install what the files of a project say, or much beside it. */
const projects: ReadonlySet<string> = new Set(['uv', 'poetry', 'pipenv', 'pdm', 'conda']);
