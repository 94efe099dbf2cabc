import type { Instruction, Stage } from '../dockerfile/index.ts';
import { fieldAt, parseJsonObject } from '../formats/index.ts';
import { npmHomeDownloads, usesHome, type NpmHomeDownload } from '../knowledge/home-packages.ts';
import { readsProjectAtInstall } from '../knowledge/manifests/index.ts';
import { commandsOf } from '../shell/index.ts';
import { contextPath } from './copies.ts';
import { unwrap } from './invocation.ts';
import { packageCommands, type PackageCommand } from './packages.ts';
import { instructionsOf, textOfFile } from './start-command.ts';
import { isAtLeast } from './versions.ts';

/**
 * Whether the Python packages that a stage installs may use the home directory of whoever runs them: one of them is known
 * for it, or they stand in a file that cannot be read. `read` gives the text of a file of the build context.
 */
export const mayUseHome = (stage: Stage, read: (path: string) => string | undefined): boolean =>
  instructionsOf(stage).some(
    (run) =>
      run.keyword === 'RUN' &&
      (packageCommands(run).some((call) => call.action === 'install' && needsHome(call, stage, read)) ||
        (run.script !== undefined &&
          commandsOf(run.script.body).some(([command]) => projects.has(unwrap(command).program ?? '')))),
  );

const needsHome = (
  { manager, operands, options, moreOperands }: PackageCommand,
  stage: Stage,
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
    const copied = textOfFile(file.startsWith('/') ? file : `./${file}`, stage, read);
    const text = copied ?? read(contextPath(file) ?? file);
    return text === undefined || text.split(/\r?\n/).some((line) => line.startsWith('-r') || usesHome(line.trim()));
  });
};

/** They install what the files of a project say, or much beside it. */
const projects: ReadonlySet<string> = new Set(['uv', 'poetry', 'pipenv', 'pdm', 'conda']);

/** A RUN that installs a project's npm packages, one of which downloads what it needs to root's home, as nothing says otherwise. */
export const npmDownloadToHome = (
  stage: Stage,
  read: (path: string) => string | undefined,
): { readonly run: Instruction; readonly name: string; readonly download: NpmHomeDownload } | undefined => {
  const all = instructionsOf(stage);
  for (const [name, download] of Object.entries(npmHomeDownloads)) {
    const version = installedVersion(name, read);
    const isSettled =
      version === undefined ||
      !isAtLeast(version, download.since) ||
      all.some(({ keyword, value }) => keyword !== 'FROM' && value.includes(download.variables)) ||
      readsProjectAtInstall[name]?.files?.some((path) => read(path) !== undefined);
    const run = isSettled ? undefined : all.find(installsNodeProject);
    if (run) return { run, name, download };
  }
  return undefined;
};

/** Of a package that is needed when the project runs: as the lockfile of npm says, else as package.json asks for it. */
const installedVersion = (name: string, read: (path: string) => string | undefined): string | undefined => {
  const locked = fieldAt(parseJsonObject(read('package-lock.json')), 'packages', `node_modules/${name}`);
  const version = fieldAt(locked, 'dev') === true ? undefined : fieldAt(locked, 'version');
  const wanted = version ?? fieldAt(parseJsonObject(read('package.json')), 'dependencies', name);
  return typeof wanted === 'string' ? /\d+(?:\.\d+)*/.exec(wanted)?.[0] : undefined;
};

const installsNodeProject = (run: Instruction): boolean =>
  run.keyword === 'RUN' &&
  packageCommands(run).some(
    ({ manager, action, operands, options }) =>
      (manager.name === 'npm' || manager.name === 'yarn' || manager.name === 'pnpm') &&
      action === 'install' &&
      operands.length === 0 &&
      !options.some(({ value }) => value === '--ignore-scripts'),
  );
