import { statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import {
  asObject,
  asTexts,
  fieldAt,
  parseHclBlocks,
  parseJsonObject,
  parseYaml,
  type Fields,
} from '../formats/index.ts';
import type { DeclaredBuilds } from '../transform/context.ts';
import { readSource } from './files.ts';
import { rememberLately } from './lately.ts';
import { attempt } from './problem.ts';
import { toSlashes } from './relative.ts';
import { isReallyInside, Surroundings } from './surroundings.ts';

/** A context folder that a file of the repository gives for a Dockerfile. */
export interface Declaration {
  readonly root: string;
  /** For messages: a clause without a subject. */
  readonly why: string;
}

/** What else a file says of a build. */
interface Details {
  readonly target: string | undefined;
  readonly args: ReadonlyMap<string, string>;
  readonly starts: readonly (string | undefined)[];
}

/** One build that a file describes. */
interface Build extends Declaration, Details {
  readonly dockerfile: string;
  /** Of a compose file. */
  readonly service?: DeclaredBuilds['services'][number];
}

type Reader = (text: string, folder: string, name: string, around: Surroundings) => readonly Build[];

const levels = 6;

/**
 * The context folder that compose, bake and skaffold files give for a Dockerfile: those in its folder and in the folders
 * above it, up to the top of its repository or the folder that the user gave. Undefined where none speaks of it, or where they do not agree.
 */
export const declaredContext = (dockerfile: string, around = new Surroundings()): Declaration | undefined => {
  const [first, ...others] = declaredFolders(dockerfile, around);
  return others.length === 0 ? first : undefined;
};

/** Every context folder that those files give. */
export const declaredFolders = (dockerfile: string, around = new Surroundings()): readonly Declaration[] => {
  const builds = buildsOf(dockerfile, around);
  return builds.filter(({ root }, index) => builds.findIndex((other) => other.root === root) === index);
};

/** What the same files say of stages, build arguments and commands; undefined where none speaks of the Dockerfile. */
export const declaredBuilds = (dockerfile: string, around = new Surroundings()): DeclaredBuilds | undefined => {
  const [first, ...others] = buildsOf(dockerfile, around);
  if (!first) return undefined;
  const all = [first, ...others];
  const agreed = [...first.args].filter(([name, value]) => others.every(({ args }) => args.get(name) === value));
  return {
    targets: [...new Set(all.flatMap(({ target }) => target ?? []))],
    args: new Map(agreed),
    starts: all.flatMap(({ starts }) => starts),
    services: all.flatMap(({ service }) =>
      service ? [{ ...service, file: toSlashes(relative(dirname(resolve(dockerfile)), service.file)) }] : [],
    ),
  };
};

/** The builds of a Dockerfile in the nearest folder whose files speak of it. */
const buildsOf = (dockerfile: string, around: Surroundings): readonly Build[] => {
  const path = resolve(dockerfile);
  const top = around.top(dirname(path));
  let folder = dirname(path);
  for (let level = 0; level < levels; level++) {
    const builds = buildsIn(folder, around)
      .get(path)
      // nobody looks outside of a repository because a file in it says so
      ?.filter(({ root }) => top === undefined || isReallyInside(root, top));
    if (builds && builds.length > 0) return builds;
    if (folder === top || folder === dirname(folder)) break;
    folder = dirname(folder);
  }
  return [];
};

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/, (...all) => composeBuilds(...all)],
  [/^docker-bake(?:\.[\w.-]+)?\.(?:hcl|json)$/, (...all) => bakeBuilds(...all)],
  [/^skaffold(?:[.-][\w.-]+)?\.ya?ml$/, (...all) => skaffoldBuilds(...all)],
];

/** Whether a file of this name may describe builds: compose, bake or skaffold. */
export const describesBuilds = (name: string): boolean => readers.some(([pattern]) => pattern.test(name));

/** The Dockerfiles, there or not, that the compose, bake and skaffold files of a folder name. */
export const declaredDockerfiles = (folder: string, around: Surroundings): readonly string[] => [
  ...buildsIn(folder, around).keys(),
];

/** By Dockerfile. */
type Builds = ReadonlyMap<string, readonly Build[]>;

const known = new WeakMap<Surroundings, (folder: string) => Builds>();

/** The builds that the files of a folder describe. */
const buildsIn = (folder: string, around: Surroundings): Builds => {
  let read = known.get(around);
  if (!read) known.set(around, (read = rememberLately((one) => readBuilds(one, around))));
  return read(folder);
};

const readBuilds = (folder: string, around: Surroundings): Builds => {
  const builds = new Map<string, Build[]>();
  for (const name of around.names(folder) ?? []) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!reader) continue;
    const path = join(folder, name);
    if (around.leadsAway(path)) continue;
    const source = readSource(path);
    for (const build of source.kind === 'file' ? reader(source.text, folder, name, around) : []) {
      const others = builds.get(build.dockerfile);
      if (others) others.push(build);
      else builds.set(build.dockerfile, [build]);
    }
  }
  return builds;
};

/** A build whose folder is there; `context` and `dockerfile` as written. */
const build = (
  folder: string,
  context: string,
  dockerfile: string,
  why: string,
  details: Details,
): readonly Build[] => {
  const at = expandDefault(context);
  const file = expandDefault(dockerfile);
  if (at === undefined || file === undefined || /^[\w.+-]+:\/\/|^git@|^target:|^service:/.test(at)) return [];
  const root = resolve(folder, at);
  if (attempt(() => statSync(root))?.isDirectory() !== true) return [];
  return [{ root, dockerfile: resolve(root, file), why, ...details }];
};

/** `${DIR:-web}` as if it were not set; undefined where a variable has no default. */
const expandDefault = (text: string): string | undefined => {
  const expanded = text.replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
  return expanded.includes('$') ? undefined : expanded;
};

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

const details = (target: unknown, args: unknown, starts: Details['starts'] = []): Details => ({
  target: typeof target === 'string' ? expandDefault(target) : undefined,
  args: readArguments(args),
  starts,
});

/** `{ A: b }` or `["A=b"]`; one that takes its value from outside is left out. */
const readArguments = (value: unknown): ReadonlyMap<string, string> => {
  const listed = asTexts(value)?.flatMap((one): [string, unknown][] => {
    const at = one.indexOf('=');
    return at < 0 ? [] : [[one.slice(0, at), one.slice(at + 1)]];
  });
  const found = new Map<string, string>();
  for (const [name, given] of listed ?? Object.entries(asObject(value) ?? {})) {
    const plain = ['string', 'number', 'boolean'].includes(typeof given) ? expandDefault(String(given)) : undefined;
    if (plain !== undefined && !plain.includes('{{')) found.set(name, plain);
  }
  return found;
};

/** `command` and `entrypoint` of a service as shell text. */
const readStart = (value: unknown): readonly (string | undefined)[] => {
  if (value === undefined || value === null) return [];
  const words = asTexts(value);
  const found = words ? words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ') : text(value, '$');
  return [expandDefault(found)];
};

/** In the order in which compose looks for them. */
const composeBases = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

const composeServices = (source: string): Fields => asObject(parseYaml(source)?.[0]?.['services']) ?? {};

/** The compose file that others in its folder are laid over. */
const composeBase = (
  folder: string,
  around: Surroundings,
): { readonly name: string; readonly text: string } | undefined => {
  const names = around.names(folder);
  const name = composeBases.find((one) => names?.has(one) === true && !around.leadsAway(join(folder, one)));
  const source = name === undefined ? undefined : readSource(join(folder, name));
  return name !== undefined && source?.kind === 'file' ? { name, text: source.text } : undefined;
};

/** What an override leaves out of a service's build is as in the file below: https://docs.docker.com/reference/compose-file/merge/ */
const mergedBuild = (service: unknown, below: unknown): unknown => {
  const own = fieldAt(service, 'build');
  const other = fieldAt(below, 'build');
  if (other === undefined || typeof own === 'string') return own;
  if (own === undefined || own === null) return fieldAt(service, 'image') === undefined ? other : undefined;
  const first = typeof other === 'string' ? { context: other } : asObject(other);
  const second = asObject(own);
  if (!first || !second) return own;
  const args = Object.fromEntries([...readArguments(first['args']), ...readArguments(second['args'])]);
  return { ...first, ...second, args };
};

/** https://docs.docker.com/reference/compose-file/build/ */
const composeBuilds: Reader = (source, folder, name, around) => {
  const below = composeBases.includes(name) ? undefined : composeBase(folder, around);
  // most describe images that somebody else has built
  if (![source, below?.text].some((one) => one?.includes('build'))) return [];
  const services = composeServices(source);
  const others = below ? composeServices(below.text) : {};
  return Object.entries(services).flatMap(([service, value]) => {
    const own = mergedBuild(value, others[service]);
    const given = fieldAt(value, 'build');
    const isOwn =
      typeof given === 'string' || ['context', 'dockerfile'].some((key) => fieldAt(given, key) !== undefined);
    const from = isOwn || fieldAt(others[service], 'build') === undefined ? name : (below?.name ?? name);
    const why = `the service ${service} of ${from} says so`;
    const starts = [...readStart(fieldAt(value, 'entrypoint')), ...readStart(fieldAt(value, 'command'))];
    const fields = typeof own === 'string' ? { context: own } : asObject(own);
    if (!fields || fields['dockerfile_inline'] !== undefined) return [];
    const more = details(fields['target'], fields['args'], starts);
    const found = build(folder, text(fields['context'], '.'), text(fields['dockerfile'], 'Dockerfile'), why, more);
    return found.map((one) => ({ ...one, service: { file: join(folder, name), service, text: source } }));
  });
};

/** https://docs.docker.com/build/bake/reference/ */
const bakeBuilds: Reader = (source, folder, name) => {
  const targets = new Map<string, Fields>();
  if (name.endsWith('.json')) {
    for (const [target, value] of Object.entries(asObject(parseJsonObject(source)?.['target']) ?? {})) {
      targets.set(target, asObject(value) ?? {});
    }
  } else {
    for (const { kind, label, values } of parseHclBlocks(source)) if (kind === 'target') targets.set(label, values);
  }
  const inherited = (target: string, key: string, depth = 0): unknown => {
    const fields = targets.get(target);
    if (!fields || depth > 8) return undefined;
    const parents = asTexts(fields['inherits']) ?? [];
    const above = parents.map((parent) => inherited(parent, key, depth + 1));
    if (key === 'args') return Object.assign({}, ...above, fields[key]) as Fields;
    return fields[key] ?? above.findLast((value) => value !== undefined);
  };
  return [...targets.keys()].flatMap((target) => {
    const inline = inherited(target, 'dockerfile-inline');
    if (inline !== undefined) return [];
    const context = text(inherited(target, 'context'), '.');
    return build(
      folder,
      context,
      text(inherited(target, 'dockerfile'), 'Dockerfile'),
      `the target ${target} of ${name} says so`,
      details(inherited(target, 'target'), inherited(target, 'args')),
    );
  });
};

/** https://skaffold.dev/docs/references/yaml/ */
const skaffoldBuilds: Reader = (source, folder, name) =>
  (parseYaml(source) ?? []).flatMap((document) => {
    const artifacts = fieldAt(document, 'build', 'artifacts');
    return (Array.isArray(artifacts) ? (artifacts as readonly unknown[]) : []).flatMap((artifact) => {
      const builder = ['jib', 'ko', 'buildpacks', 'bazel', 'custom'].some(
        (key) => fieldAt(artifact, key) !== undefined,
      );
      if (builder) return [];
      const own = fieldAt(artifact, 'docker') ?? fieldAt(artifact, 'kaniko');
      const dockerfile = fieldAt(own, 'dockerfile');
      const more = details(fieldAt(own, 'target'), fieldAt(own, 'buildArgs'));
      const why = `the artifact ${text(fieldAt(artifact, 'image'), basename(folder))} of ${name} says so`;
      return build(folder, text(fieldAt(artifact, 'context'), '.'), text(dockerfile, 'Dockerfile'), why, more);
    });
  });
