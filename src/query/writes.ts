import type { Instruction, Stage } from '../dockerfile/index.ts';
import { looksLikeArchive } from '../knowledge/archives.ts';
import { isGiven, isOpenDirectory, isSystemDirectory, mayBeWorkplace } from '../knowledge/user-tools.ts';
import { databaseTasks, homeInstallers, rootPackages, serverPackages } from '../knowledge/started-programs.ts';
import { commandsOf } from '../shell/index.ts';
import { pathOf, readCopy, resolvePlace, workplaceOf, type Copy } from './copies.ts';
import { unwrap } from './invocation.ts';
import { madePaths } from './made-paths.ts';
import { packageCommands } from './packages.ts';
import { copiesOf, instructionsOf, placeAt, workplaceAtEnd, type Start, type StartedProgram } from './start-command.ts';

/** The directories of a VOLUME; undefined among them where a variable decides. */
export const volumesOf = (instruction: Instruction): readonly (string | undefined)[] => {
  const words = instruction.exec ?? instruction.words.map((word) => word.text);
  return words.map((word) => pathOf(resolvePlace(word, instruction, { root: '', path: [] })));
};

/** The instruction by which something that the program needs lies in root's home, which no one else may enter. */
export const needsRootHome = (stage: Stage): Instruction | undefined =>
  instructionsOf(stage).find((instruction) => {
    const { keyword } = instruction;
    if (keyword === 'WORKDIR') return isRootHome(instruction.value);
    if (keyword === 'ENV') return instruction.pairs?.some(({ value }) => value?.text.split(':').some(isRootHome));
    if (keyword === 'RUN') return commandsIn(instruction).some(keepsInRootHome);
    if (keyword === 'CMD' || keyword === 'ENTRYPOINT') {
      return instruction.exec?.some(isRootHome) ?? commandsIn(instruction).some(keepsInRootHome);
    }
    return false;
  }) ?? copiesOf(stage).find((copy) => isRootHome(copy.destination))?.instruction;

const isRootHome = (text: string): boolean => {
  const path = text.replaceAll('"', '').replaceAll("'", '');
  return /^(?:\/root|~|\$HOME|\$\{HOME\})(?:\/|$)/.test(path) && !caches.test(path);
};

/** What builds leave behind and nothing needs in the end. */
const caches =
  /^(?:\/root|~|\$HOME|\$\{HOME\})\/\.(?:cache|npm|m2|gradle|ssh|gitconfig|netrc|pip|npmrc|config\/pip|composer)(?:\/|$)/;

type Run = ReturnType<typeof unwrap>;

const commandsIn = (instruction: Instruction): readonly Run[] =>
  instruction.script ? commandsOf(instruction.script.body).map(([command]) => unwrap(command)) : [];

const keepsInRootHome = (run: Run): boolean =>
  run.program !== 'rm' && run.arguments.some((word) => isRootHome(word.text));

/** `chmod 600`, `chmod go=`; and what makes a file run for its owner alone: `chmod u+x`, `chmod 744`. */
const shutsOut = /^0?[0-7]?[1-7]?[0-7]0$|o-[rx]|go[-=]$|^(?:u|g|ug|gu)[+=]\w*x|^0?[0-7]?[1357][0-7][0246]$/;

/** A RUN that may put what the program needs into root's home, or make it readable by root only. */
export const mayHide = (stage: Stage): Instruction | undefined =>
  instructionsOf(stage).find((instruction) => {
    if (instruction.keyword !== 'RUN') return false;
    const runs = commandsIn(instruction);
    if (runs.length === 0) return true;
    const fetches = runs.some(({ program }) => program === 'curl' || program === 'wget');
    return runs.some(({ program, words, arguments: all }) => {
      if (program === undefined) return true;
      if (homeInstallers.has(program) || words.some((word) => word !== undefined && homeInstallers.has(word)))
        return true;
      if (program === 'umask') return true;
      if (program === 'chmod') return words.some((word) => word !== undefined && shutsOut.test(word));
      if ((program.startsWith('pip') || words.includes('pip')) && words.includes('--user')) return true;
      if (program === 'uv' && words.includes('sync')) return true;
      return fetches && all.length === 0 && (program === 'sh' || program === 'bash');
    });
  });

/**
 * A RUN that unpacks an archive or clones a repository into one of these directories, or an ADD that unpacks one: what it
 * brings is not the user's, and a program that comes with folders of its own often writes to them.
 */
export const unpackedInto = (stage: Stage, directories: readonly string[]): Instruction | undefined => {
  const filled = copiesOf(stage).filter((copy) => !addsArchive(copy));
  const start = pathOf(workplaceAtEnd(stage));
  // where nothing else fills the working directory, what is unpacked around it may make it
  const made =
    start === undefined || filled.some(({ place }) => isWithin(pathOf(place) ?? start, [start])) ? undefined : start;
  const reaches = (path: string): boolean =>
    isWithin(path, directories) || (made !== undefined && directories.includes(made) && isWithin(made, [path]));
  return instructionsOf(stage).find((instruction) => {
    const copy = readCopy(instruction);
    if (copy) return addsArchive(copy) && reaches(pathOf(copy.place) ?? '/');
    if (instruction.keyword !== 'RUN') return false;
    const before = pathOf(workplaceOf(instruction));
    return commandsIn(instruction).some(({ program, words }) => {
      if (program === undefined || !unpackers[program]?.some((one) => words.some((word) => one.test(word ?? '')))) {
        return false;
      }
      const named = words.filter((word) => word?.startsWith('/') && !archive.test(word)) as string[];
      return (named.length > 0 ? named : before === undefined ? [] : [before]).some(reaches);
    });
  });
};

/** `ADD shop.tar.gz /opt` */
const addsArchive = ({ instruction, sources, from }: Copy): boolean =>
  instruction.keyword === 'ADD' &&
  from === undefined &&
  sources.some((source) => !source.includes('://') && looksLikeArchive(source));

const unpackers: Readonly<Record<string, readonly RegExp[]>> = {
  tar: [/^-?[a-zA-Z]*x[a-zA-Z]*$/, /^--extract$/],
  bsdtar: [/^-?[a-zA-Z]*x[a-zA-Z]*$/],
  unzip: [/./],
  git: [/^clone$/],
};
const archive = /\.(?:tar|t?gz|tgz|bz2|xz|zip|zst|war|jar)$/;

/** A package that a stage installs, and the RUN. */
export interface InstalledPackage {
  readonly run: Instruction;
  readonly name: string;
}

/** A server that the packages of a stage bring, beside the program that the container starts. */
export const serverBeside = (stage: Stage): InstalledPackage | undefined => firstOf(stage, serverPackages);

/** A package that is there to start something as root. */
export const rootPackage = (stage: Stage): InstalledPackage | undefined => firstOf(stage, rootPackages);

const firstOf = (stage: Stage, names: ReadonlySet<string>): InstalledPackage | undefined => {
  for (const run of instructionsOf(stage)) {
    if (run.keyword !== 'RUN') continue;
    for (const { action, operands } of packageCommands(run)) {
      const name = action === 'install' ? operands.find(({ value }) => names.has(value ?? ''))?.value : undefined;
      if (name !== undefined) return { run, name };
    }
  }
  return undefined;
};

/** A RUN that sets up a database, which may be a file. */
export const databaseRun = (stage: Stage): Instruction | undefined =>
  instructionsOf(stage).find(
    (run) =>
      run.keyword === 'RUN' &&
      commandsIn(run).some(({ words }) => words.some((word) => word !== undefined && databaseTasks.has(word))),
  );

/** A place that the file names for data outside these directories: a variable such as LOG_DIR. */
export const namesOtherData = (stage: Stage, writable: readonly string[]): Instruction | undefined =>
  instructionsOf(stage).find(
    (instruction) =>
      instruction.keyword === 'ENV' &&
      instruction.pairs?.some(({ name, value }) => {
        if (!value || !dataName.test(name.text)) return false;
        const text = value.text.replace(/^["']|["']$/g, '');
        return text.startsWith('sqlite') || (text.startsWith('/') && !isWritable(text, writable));
      }),
  );

const dataName =
  /(?:^|_)(?:DATA|LOGS?|LOGFILE|CACHE|DB|DATABASE|DATABASE_URL|UPLOADS?|STORAGE|STATE|SPOOL|PID|PIDFILE|TMP|TEMP|TMPDIR|MODELS?|HF_HOME)(?:_|$)/i;

/** Whether a path is one of these directories or lies in one. */
const isWithin = (path: string, directories: readonly string[]): boolean =>
  directories.some((one) => path === one || path.startsWith(one === '/' ? one : `${one}/`));

/** The same with what everybody may write to, and devices. */
const isWritable = (path: string, directories: readonly string[]): boolean =>
  isWithin(path, [...directories, '/tmp', '/var/tmp', '/dev', '/proc']);

/** The first file of a container's shell text that lies elsewhere; a name that a variable decides is one. */
export const writtenOutside = (stage: Stage, { outputs }: Start, writable: readonly string[]): string | undefined => {
  for (const output of outputs) {
    if (output === undefined) return 'the file that it names behind >';
    const path = output.startsWith('/') ? output : pathOf(placeAt(stage, output));
    if (path === undefined || !isWritable(path, writable)) return output;
  }
  return undefined;
};

/** A place for data outside these directories that an option of a started program names: `--database /data/x.db`, `-Xloggc:/gc.log`. */
export const outputOutside = ({ words }: StartedProgram, writable: readonly string[]): string | undefined => {
  for (const [index, word] of words.entries()) {
    const joined = /^(-[^=]*?)(?:=|(?<=^-Xloggc):)(.*)$/.exec(word ?? '');
    const option = joined?.[1] ?? words[index - 1];
    const path = (joined?.[2] ?? word)?.replace(/^unix:/, '');
    if (!option?.startsWith('-') || !path?.startsWith('/')) continue;
    if (outputOption.test(option) && !isWritable(path, writable)) return path;
  }
  return undefined;
};

const outputOption = /log|data|db|stor|cache|pid|out|sock|bind|state|upload|tmp|temp|work|dump|errorfile/i;

/** Each COPY and ADD whose files only their owner may read: ADD makes downloads so, and `--chmod=600`. */
export const readableByRootOnly = (stage: Stage): readonly Instruction[] =>
  copiesOf(stage)
    .filter(({ instruction, sources }) => {
      if (instruction.flags.some(({ name }) => name === 'chown')) return false;
      const mode = instruction.flags.find(({ name }) => name === 'chmod')?.value;
      if (mode !== undefined) return mode.endsWith('0');
      return instruction.keyword === 'ADD' && sources.some((source) => source.includes('://'));
    })
    .map(({ instruction }) => instruction);

/** The directories and files that a stage's program may be expected to write to. */
export interface OwnDirectories {
  /** The working directory and what mkdir and touch make, where they are neither the system's nor in a volume. */
  readonly directories: readonly string[];
  /** What VOLUME declares, if it is not open to all, and the directories in it. */
  readonly volumes: readonly string[];
  /** Directories that the file makes before the first VOLUME. */
  readonly present: readonly string[];
  /** Those that the image gives to its own user. */
  readonly given: readonly string[];
}

/** Where the program of a stage may be expected to write; without a shell in the image nothing but volumes can be told. */
export const ownDirectories = (stage: Stage, image: string, hasShell: boolean): OwnDirectories => {
  const lines = instructionsOf(stage).filter(({ keyword }) => keyword === 'VOLUME');
  const declared = lines
    .flatMap(volumesOf)
    .filter((path) => path !== undefined)
    .filter((path) => !isOpenDirectory(path));
  const workdir = pathOf(workplaceAtEnd(stage));
  const made = madePaths(stage);
  const isOwn = (path: string): boolean =>
    hasShell && (!isSystemDirectory(path) || (path === workdir && mayBeWorkplace(path))) && !isGiven(image, path);
  const all = [...new Set([...(workdir === undefined ? [] : [workdir]), ...made.directories])];
  const own = all.filter(isOwn);
  const inVolume = (path: string): boolean => isWithin(path, declared);
  return {
    directories: [...own, ...made.files.filter(isOwn)].filter((path) => !inVolume(path)),
    volumes: [...new Set([...declared, ...own.filter(inVolume)])],
    present: lines[0] ? madePaths(stage, lines[0]).directories : [],
    given: all.filter((path) => isGiven(image, path)),
  };
};

/** A COPY or RUN that touches one of these paths: a RUN that names it, or a COPY to it, into it or over it. */
export const touchesPaths = (stage: Stage, paths: readonly string[]): Instruction | undefined =>
  instructionsOf(stage).find((instruction) => {
    const copy = readCopy(instruction);
    if (copy) {
      const path = pathOf(copy.place);
      return paths.some((one) => path === undefined || isWithin(path, [one]) || isWithin(one, [path]));
    }
    if (instruction.keyword !== 'RUN') return false;
    return commandsIn(instruction).some((run) => run.words.some((word) => word !== undefined && isWithin(word, paths)));
  });
