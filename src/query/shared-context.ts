import { parentOf, type Dockerfile, type Instruction, type Stage } from '../dockerfile/index.ts';
import { asObject, parseJsonObject, textsIn } from '../formats/index.ts';
import { versionControlEndings, versionControlPrograms, versionControlReaders } from '../knowledge/ignorable.ts';
import { commandsOf } from '../shell/index.ts';
import { contextPath, readCopy } from './copies.ts';
import { installsIn } from './installs.ts';
import { unwrap } from './invocation.ts';
import type { ContextFiles } from './project-files.ts';

/** A path of the build context that an instruction copies or mounts. */
export interface ContextSource {
  /** Without `./`; '' for the whole context; undefined where a variable decides. */
  readonly path: string | undefined;
  readonly instruction: Instruction;
}

/** Everything that a Dockerfile takes from its build context: sources of COPY and ADD, and bind mounts. */
export const contextSources = (dockerfile: Dockerfile): readonly ContextSource[] =>
  dockerfile.instructions.flatMap((instruction): ContextSource[] => {
    const copy = readCopy(instruction);
    if (copy) {
      if (copy.from !== undefined) return [];
      return copy.sources
        .filter((source) => !/^<<|^[\w.+-]+:\/\/|^git@/.test(source))
        .map((source) => ({ path: contextPath(source), instruction }));
    }
    return instruction.flags
      .filter(({ name, value }) => name === 'mount' && isBind(value ?? ''))
      .map(({ value }) => {
        const source = (value ?? '').split(',').find((part) => /^(?:source|src)=/.test(part));
        return { path: contextPath(source?.slice(source.indexOf('=') + 1) ?? '.'), instruction };
      });
  });

const isBind = (value: string): boolean => {
  const parts = value.split(',');
  return (
    !parts.some((part) => part.startsWith('from=')) &&
    (parts.includes('type=bind') || !parts.some((part) => part.startsWith('type=')))
  );
};

/** The stage and those that it is built from. */
const chainOf = (stage: Stage): readonly Stage[] => {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = parentOf(at)) chain.push(at);
  return chain;
};

/** Whether a stage installs with one of these tools, itself or in what it is built from. */
export const stageInstalls = (stage: Stage, tools: readonly string[]): boolean =>
  chainOf(stage).some(({ instructions }) =>
    instructions.some(
      (run) =>
        run.keyword === 'RUN' &&
        installsIn(run).some(({ command, kind }) => kind !== 'names' && tools.includes(command.tool)),
    ),
  );

const scriptRunners = new Set([
  'npm',
  'yarn',
  'pnpm',
  'bun',
  'npx',
  'pnpx',
  'bunx',
  'turbo',
  'nx',
  'next',
  'vite',
  'nuxt',
  'ng',
]);

/** Whether a stage builds: with a script whose name starts with `build`, or with one of these tools. */
export const stageBuilds = (stage: Stage, tools: readonly string[]): boolean =>
  stage.instructions.some((run) => {
    if (run.keyword !== 'RUN' || !run.script) return false;
    if (installsIn(run).some(({ command, kind }) => kind === 'compile' && tools.includes(command.tool))) return true;
    return (
      (tools.includes('script') &&
        [...commandsOf(run.script.body)].some(([command]) => {
          const { program, words } = unwrap(command);
          return program !== undefined && scriptRunners.has(program) && words.some((word) => word?.startsWith('build'));
        })) ||
      (tools.includes('mix') && [...commandsOf(run.script.body)].some(([command]) => unwrap(command).program === 'mix'))
    );
  });

/** The part of a manifest that can make a build do something. */
const tellingText = (name: string, text: string): string => {
  if (name !== 'package.json') return text;
  const manifest = parseJsonObject(text);
  const dependencies = ['dependencies', 'devDependencies'].flatMap((key) =>
    Object.keys(asObject(manifest?.[key]) ?? {}),
  );
  return [...textsIn(manifest?.['scripts']), ...dependencies].join('\n');
};

/** Files beside a package.json that its scripts name: `node scripts/build.js`. */
const startedBy = (path: string, text: string, context: ContextFiles): readonly string[] => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return textsIn(parseJsonObject(text)?.['scripts'])
    .flatMap((script) => script.split(/[\s"'=;&|()]+/))
    .filter((word) => /^[\w./-]+\.(?:[cm]?[jt]s|sh|py)$/.test(word))
    .map((word) => folder + word.replace(/^\.\//, ''))
    .filter((file) => context.has(file) === 'file');
};

const asksGit =
  (context: ContextFiles) =>
  (path: string): boolean =>
    /\bgit\b/.test(context.read(path) ?? '');

const harmlessGit = new Set(['clone', 'config', 'lfs', 'init', '--version']);

/** What may ask version control something during a build: a command, or a manifest; undefined if nothing is seen to. */
export const versionControlReader = (dockerfiles: readonly Dockerfile[], context: ContextFiles): string | undefined => {
  const { paths, isWhole } = listingOf(context);
  if (!isWhole) return 'a file among too many';
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const known = Object.hasOwn(versionControlReaders, name) ? versionControlReaders[name] : undefined;
    const pattern = known ?? versionControlEndings.find(([ending]) => ending.test(name))?.[1];
    if (!pattern || context.has(path) !== 'file') continue;
    const text = context.read(path) ?? '';
    if (pattern.test(tellingText(name, text))) return path;
    const started = name === 'package.json' ? startedBy(path, text, context).find(asksGit(context)) : undefined;
    if (started !== undefined) return started;
  }
  for (const { instructions } of dockerfiles) {
    for (const run of instructions) {
      if (run.keyword !== 'RUN') continue;
      const at = `the RUN of line ${run.line}`;
      if (!run.script) {
        if (/\bgit\b/.test(run.value)) return at;
        continue;
      }
      for (const [command] of commandsOf(run.script.body)) {
        const { program, name, words } = unwrap(command);
        if ([program, ...words].some((word) => word !== undefined && versionControlPrograms.has(word))) return at;
        if (program === 'git' && !harmlessGit.has(words.find((word) => !word?.startsWith('-')) ?? '')) return at;
        for (const word of [name, ...words]) {
          const path = word === undefined ? undefined : contextPath(word);
          if (path !== undefined && path !== '' && context.has(path) === 'file' && asksGit(context)(path)) return path;
        }
      }
    }
  }
  return undefined;
};

/** Folders that are looked through at most, and how deep. */
const folderLimit = 1000;
const depthLimit = 5;

interface Listing {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** The search came to its end. */
  readonly isWhole: boolean;
}

const listings = new WeakMap<ContextFiles, Listing>();

/** What lies in a context, not below hidden folders and installed packages. */
const listingOf = (context: ContextFiles): Listing => {
  const known = listings.get(context);
  if (known) return known;
  const paths: string[] = [];
  const waiting = [''];
  let seen = 0;
  for (; seen < folderLimit && waiting.length > 0; seen++) {
    const folder = waiting.shift() ?? '';
    for (const entry of context.list(folder)) {
      const path = folder === '' ? entry : `${folder}/${entry}`;
      paths.push(path);
      const isSearched = !entry.startsWith('.') && entry !== 'node_modules' && path.split('/').length < depthLimit;
      if (isSearched && context.has(path) === 'folder') waiting.push(path);
    }
  }
  const listing = { paths, isWhole: waiting.length === 0 };
  listings.set(context, listing);
  return listing;
};

/** Where files or folders of a name lie in a context, not below one another; as far as the search goes. */
export const findNamed = (context: ContextFiles, name: string): readonly string[] => {
  const found: string[] = [];
  for (const path of listingOf(context).paths) {
    if ((path === name || path.endsWith(`/${name}`)) && !found.some((above) => path.startsWith(`${above}/`)))
      found.push(path);
  }
  return found;
};

/**
 * Whether a source is a path of the build context, lies in it, or is a pattern that matches something of it: the path is
 * then wanted, not only part of a folder that is copied.
 */
export const isCopiedByName = (place: string, sources: readonly ContextSource[], context: ContextFiles): boolean =>
  sources.some(({ path = '' }) => {
    if (path === place || path.startsWith(`${place}/`)) return true;
    if (!/[*?[]/.test(path)) return false;
    return context.match(path)?.some((file) => file === place || file.startsWith(`${place}/`)) ?? true;
  });

/** Whether the .gitignore at the top of a context leaves out whatever has a name, by a line that is nothing but the name. */
export const isGitIgnored = (name: string, context: ContextFiles): boolean =>
  (context.read('.gitignore') ?? '').split(/\r?\n/).some(
    (line) =>
      line
        .trim()
        .replace(/^(?:\*\*)?\//, '')
        .replace(/\/$/, '') === name,
  );

/** Whether the scripts of a package.json or a Makefile at the top of a context name a file. */
export const isNamedByScripts = (name: string, context: ContextFiles): boolean =>
  ['package.json', 'Makefile'].some((path) => context.read(path)?.includes(name));

/** Whether an instruction other than COPY and ADD names a file. */
export const isNamed = (name: string, dockerfiles: readonly Dockerfile[]): boolean =>
  dockerfiles.some(({ instructions }) =>
    instructions.some(
      ({ keyword, value }) =>
        ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'ENV', 'ONBUILD', 'SHELL'].includes(keyword) &&
        value.split(/[\s"'=:,;&|()[\]{}<>/]+/).includes(name),
    ),
  );
