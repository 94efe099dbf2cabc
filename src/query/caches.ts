import { descendantsOf, parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import {
  isHarmlessScript,
  listReaders,
  rpmManagers,
  selfSufficientScripts,
  type PackageCache,
} from '../knowledge/package-caches.ts';
import type { List, SimpleCommand } from '../shell/index.ts';
import { handsOnInstall, hasFetchedLists } from './apt-order.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { runCommands } from './nested.ts';
import { everyPackageCommand, isApt, updatesItself, type PackageCommand } from './packages.ts';
import { removesDirectory } from './removal.ts';
import { remembered } from '../text/memory.ts';

/** Where a RUN has other files than its layer: the targets of its mounts; undefined for one that the file does not tell. */
const mountTargets = (instruction: Instruction): (string | undefined)[] =>
  instruction.flags
    .filter((flag) => flag.name === 'mount')
    .map((flag) => (flag.value ?? '').split(','))
    // `bind` is what a mount without a type is
    .filter((parts) => !parts.includes('type=secret') && !parts.includes('type=ssh'))
    .flatMap((parts) => parts.filter((part) => /^(?:target|dst|destination)=/.test(part)))
    .map((part) => instruction.dockerfile.variables.expand(part.slice(part.indexOf('=') + 1), instruction)?.value);

/** Whether a mount of the RUN holds the cache, so that no layer does. Home folders count for any user. */
export const isMounted = (instruction: Instruction, cache: { readonly folders: readonly string[] }): boolean =>
  mountTargets(instruction).some((target) => {
    if (target === undefined) return true;
    const clean = target.replace(/\/+$/, '');
    return cache.folders.some((folder) => {
      const tail = folder.startsWith('/root/') ? folder.slice('/root'.length) : undefined;
      return clean === folder || folder.startsWith(`${clean}/`) || (tail !== undefined && clean.endsWith(tail));
    });
  });

/** Whether a RUN empties a cache after the last command that fills it. */
export const cleansAfter = (instruction: Instruction, cache: PackageCache, last: PackageCommand): boolean =>
  runCommands(instruction).some(({ command }) => {
    if (command.start < last.command.start) return false;
    const invocation = unwrap(command);
    return removesCache(invocation, cache) || runsCleaner(invocation, cache, last.manager.name);
  });

/** `rm -rf` or `find … -delete` over a cache's folder, one above or one below it. */
export const removesCache = ({ program, arguments: words }: Invocation, cache: PackageCache): boolean => {
  if (program !== 'rm' && !(program === 'find' && words.some(({ text }) => text === '-delete' || text === '-exec')))
    return false;
  const tails = cache.folders.map((folder) => (folder.startsWith('/root/') ? folder.slice('/root'.length) : folder));
  return words.some((word) => {
    const text = word.text.replace(/["']/g, '').replace(/\/+$/, '');
    if (cache.endings?.some((ending) => text.endsWith(ending))) return true;
    const home = /^(?:~|\$HOME|\$\{HOME\}|\/root|\/home\/[^/]+)(\/.*)$/.exec(text)?.[1] ?? text;
    return tails.some(
      (tail) =>
        home.startsWith(tail) ||
        (tail.startsWith(home.replace(/\/?\*?$/, '/')) && home.length > 5) ||
        bracesOver(home, tail),
    );
  });
};

/** `/var/{lib/apt,cache}/…` and such. */
const bracesOver = (text: string, tail: string): boolean =>
  text.includes('{') &&
  tail.startsWith(text.slice(0, text.indexOf('{'))) &&
  tail.split('/').every((part) => text.includes(part));

const runsCleaner = (invocation: Invocation, cache: PackageCache, manager: string): boolean => {
  const { program } = invocation;
  if (program === undefined) return false;
  const family = rpmManagers.has(manager) ? ['yum', 'dnf', 'dnf5', 'microdnf', 'tdnf'] : programsOf[manager];
  if (
    !(family ?? [manager]).some(
      (name) => program === name || program.startsWith(`${name}-`) || isVersion(program, name),
    )
  )
    return false;
  if (manager === 'pacman') return invocation.words.some((word) => word?.startsWith('-Sc'));
  const words = invocation.words.filter((word) => word !== undefined && (!word.startsWith('-') || word === '-cache'));
  return cache.cleaners.some((row) => row.every((word, index) => words[index] === word));
};

const programsOf: Readonly<Record<string, readonly string[]>> = {
  apt: ['apt-get', 'apt'],
  conda: ['conda', 'mamba', 'micromamba'],
  pip: ['pip'],
  composer: ['composer', 'composer.phar'],
  yarn: ['yarn', 'yarnpkg'],
};

const isVersion = (program: string, name: string): boolean =>
  program.startsWith(name) && Number(program.slice(name.length)) > 0;

/** Instructions that may run after one: those behind it in its stage, and those of stages built from it. */
export const laterInstructions = (instruction: Instruction): Instruction[] => {
  const { stage } = instruction;
  if (!stage) return [];
  return [
    ...stage.instructions.filter((other) => other.index > instruction.index),
    ...descendantsOf(stage).flatMap((other) => other.instructions),
  ].map((other) => other.trigger ?? other);
};

/** Instructions that have run before one: those of its stage, and of the stages that it is built from. */
export const earlierInstructions = (instruction: Instruction): Instruction[] => {
  const found: Instruction[] = [];
  let before = instruction.index;
  for (let stage: Stage | undefined = instruction.stage; stage; stage = parentOf(stage)) {
    found.push(...stage.instructions.filter((other) => other.index < before));
    before = Infinity;
  }
  return found;
};

/** Who may read apt's lists after an instruction has run. */
export type LaterReader = 'none' | 'install' | 'script';

/** How a RUN reads apt's lists before it fetches them itself. */
export const readsLists = remembered('instruction', (instruction: Instruction): LaterReader => {
  if (instruction.exec) return readsListsAsExec(instruction.exec);
  if (!instruction.script) return instruction.opaque === 'foreign-shell' ? 'none' : 'script';
  // a package file needs the lists as well, for what it depends on
  const install = everyPackageCommand(instruction).find(
    (one) =>
      isApt(one) &&
      one.action !== 'clean' &&
      one.action !== 'remove' &&
      one.action !== 'update' &&
      !updatesItself(one) &&
      !hasFetchedLists(instruction, one.script, one.command),
  );
  const foreign = foreignScript(instruction);
  const isRead = foreign && !hasFetchedLists(instruction, instruction.script, foreign);
  if (isRead && (!install || foreign.start < install.command.start)) return 'script';
  if (install) return 'install';
  return handsOnInstall(instruction) ? 'script' : 'none';
});

/** `RUN ["chmod", "+x", "/start.sh"]`, `RUN ["apt-get", "install", "-y", "nano"]`. */
const readsListsAsExec = ([name, ...words]: readonly string[]): LaterReader => {
  const program = name?.slice(name.lastIndexOf('/') + 1);
  if (program === 'apt-get' || program === 'apt' || program === 'aptitude') {
    const action = words.find((word) => !word.startsWith('-'));
    return action === 'update' || action === 'clean' || action === 'autoremove' ? 'none' : 'install';
  }
  return runsScript({ name, program, words, nameWord: undefined }) ? 'script' : 'none';
};

const shells = new Set(['sh', 'bash', 'dash', 'ash', 'zsh']);

/** The first command of a RUN whose text is not in the file and that may call apt: `sh x`, `./x`, `curl … | sh`, ansible. */
export const foreignScript = remembered('instruction', (instruction: Instruction): SimpleCommand | undefined => {
  const commands = runCommands(instruction);
  const knows = (): boolean =>
    commands.some(({ command }) =>
      command.words.some(({ text }) => selfSufficientScripts.some((host) => text.includes(host))),
    );
  return commands.find(({ command }) => {
    const invocation = unwrap(command);
    if (!runsScript(invocation)) return false;
    // the commands of a `sh -c` that can be read are looked at themselves
    if (commands.some(({ carrier }) => carrier !== undefined && carrier.nameWord === invocation.nameWord)) return false;
    return !(readsStandardInput(invocation) && knows());
  })?.command;
});

/** `… | bash -`, `… | sh -s -- x`. */
export const readsStandardInput = ({ program, words }: Invocation): boolean =>
  program !== undefined && shells.has(program) && (words.length === 0 || words[0]?.startsWith('-') === true);

const runsScript = ({
  program,
  name,
  words,
  nameWord,
}: Pick<Invocation, 'program' | 'name' | 'words' | 'nameWord'>): boolean => {
  if (program === undefined) return nameWord !== undefined && /\.sh["}]?$/.test(nameWord.text);
  if (listReaders.has(program)) return true;
  if (shells.has(program)) {
    const at = words.findIndex(
      (word) => word?.startsWith('-') === true && word.includes('c') && !word.startsWith('--'),
    );
    if (at < 0 && words[0] !== undefined && isHarmlessScript(words[0].slice(words[0].lastIndexOf('/') + 1)))
      return false;
    return at < 0 || words.slice(at + 1).some((word) => word === undefined || word.includes('apt'));
  }
  if (program === 'make' || program === 'task' || program === 'just')
    return words.some((word) => word !== undefined && /dep|setup|bootstrap|apt|prereq|system/.test(word));
  if (program === 'source' || program === '.') return words[0]?.startsWith('./') === true;
  if (isHarmlessScript(program)) return false;
  if (program.endsWith('.sh') || name?.startsWith('./') === true || installsByName.test(program)) return true;
  // `RUN /setup`: no program of the system lies there
  return name?.startsWith('/') === true && !/\/s?bin\//.test(name);
};

/** `install-deps`, `install_all`, `setup-packages`. */
const installsByName =
  /^(?:install|setup|get)[-_](?:\w+[-_])*(?:all|apt|base|build|deps?|dependencies|packages?|prereqs?|requirements|system|tools)$/;

/** Whether a command of the RUN is certain to run where the RUN succeeds: not in an `if`, a loop, a function, beside `||`. */
export const isUnconditional = (list: List, command: SimpleCommand): boolean =>
  list.statements.some((statement) => {
    if (statement.background || statement.andOr.operators.includes('||')) return false;
    return statement.andOr.pipelines.some(
      (pipeline) =>
        !pipeline.negated &&
        pipeline.commands.some(
          (one) =>
            one === command ||
            (one.kind === 'group' && one.bodies.every((body) => isUnconditional(body, command))) ||
            (one.kind === 'subshell' && one.bodies.every((body) => isUnconditional(body, command))),
        ),
    );
  });

/** Whether a program that a RUN has started can be started once more at its end, from the directory that it is in then. */
export const canRunAgain = (
  instruction: Instruction,
  { command, place, script, carrier, invocation }: PackageCommand,
): boolean => {
  if (carrier || script !== instruction.script || !isUnconditional(script.body, command)) return false;
  if (place.around.some(({ kind }) => kind === 'subshell') || invocation.environment.has('PATH')) return false;
  const effects = effectsOf(script);
  if (removesDirectory(instruction, effects)) return false;
  let moved = false;
  for (const [other] of effects.commands) {
    const { program, arguments: words } = unwrap(other);
    if (program === 'cd' || program === 'pushd') moved = true;
    if (program !== 'rm' && program !== 'mv' && program !== 'rmdir') continue;
    if (other.start < command.start) continue;
    // the directory it is in, the program itself, the repositories without which yum does not clean
    if (
      moved &&
      words.some(({ text }) => !text.startsWith('/') || text.startsWith('/tmp') || text.startsWith('/usr/src'))
    )
      return false;
    if (words.some(({ text }) => removesProgram(text, invocation.program ?? ''))) return false;
  }
  return !everyPackageCommand(instruction).some(
    (other) => other.action === 'remove' && other.command.start > command.start && other.manager.name !== 'pip',
  );
};

const removesProgram = (text: string, program: string): boolean =>
  text.includes(program) ||
  text.includes('repos.d') ||
  text.includes('node') ||
  /^\/(?:usr|opt)(?:\/\w+)?\/?\*?$/.test(text);
