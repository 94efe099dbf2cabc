import { realpathSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSource } from '../project/files.ts';
import { attempt } from '../project/problem.ts';
import { lineIndex } from '../text/lines.ts';
import { levels, type AnyTransform } from '../transform/contract.ts';
import { JsonFault, readJson, type Located } from './json.ts';
import { defineConfig, type Config, type ConfigProblem } from './model.ts';
import type { Path } from './shape.ts';
import { problemsOf } from './validate.ts';
import { YamlFault } from './yaml.ts';

/** A configuration that is right, with the transforms that it brings. */
export interface LoadedConfig {
  readonly path: string;
  /** The folder that its globs and paths start from. */
  readonly folder: string;
  readonly config: Config;
  /** imgfix's own transforms, then those of the plugins. */
  readonly transforms: readonly AnyTransform[];
}

/**
 * Reads and checks a configuration. What is JSON or YAML is data: nothing in it is run. A configuration in TypeScript or
 * JavaScript is run, as are the plugins that it names, which must lie in its folder or below.
 * @param own imgfix's transforms
 */
export const loadConfig = async (
  path: string,
  own: readonly AnyTransform[],
): Promise<LoadedConfig | readonly ConfigProblem[]> => {
  const folder = dirname(path);
  if (/^\.[cm]?[jt]s$/.test(extname(path))) {
    const loaded = await runModule(path, folder);
    if ('message' in loaded) return [loaded];
    const value = loaded.module['default'];
    const places = placesInCode(path);
    const plugins = await loadPlugins(value, folder, own);
    if (!Array.isArray(plugins)) return [{ ...places(['plugins']), ...plugins }];
    const transforms = [...own, ...(plugins as readonly AnyTransform[])];
    const problems = problemsOf(value, transforms, true).map(({ path: place, message }) => {
      return { ...places(place), message: place.length === 0 ? message : `${keyPath(place)}: ${message}` };
    });
    return problems.length > 0 ? problems : { path, folder, config: value as Config, transforms };
  }
  const source = readSource(path);
  if (source.kind === 'problem') return [source];
  const { text } = source;
  const lines = lineIndex(text);
  const at = (offset: number): { line: number; column: number } => lines.position(Math.min(offset, text.length));
  let located: Located;
  try {
    located = extname(path) === '.json' ? readJson(text) : (await import('./yaml.ts')).readYaml(text);
  } catch (error) {
    if (!(error instanceof JsonFault || error instanceof YamlFault)) throw error;
    return [{ ...at(error.offset), message: error.message }];
  }
  // package.json has it below a key; an empty YAML file says nothing
  const below: Path = basename(path) === 'package.json' ? ['imgfix'] : [];
  const whole = located.value ?? {};
  if (below.length > 0 && !Object.hasOwn(whole, 'imgfix')) return [{ ...at(0), message: 'it has no "imgfix"' }];
  const value = below.reduce<unknown>((outer, key) => (outer as Record<string, unknown>)[key], whole) ?? {};
  const problems = problemsOf(value, own, false).map(({ path: place, key, message }) => {
    return { ...at(located.at([...below, ...place], key)), message };
  });
  return problems.length > 0 ? problems : { path, folder, config: value, transforms: own };
};

type Place = Pick<ConfigProblem, 'line' | 'column'>;

/** Where code says a key, if it says it once: a value may come from anywhere. */
const placesInCode = (file: string): ((path: Path) => Place) => {
  const source = readSource(file);
  return (path) => {
    const name = path.findLast((part) => typeof part === 'string');
    if (name === undefined || source.kind === 'problem') return {};
    const word = name.replace(/[^\w-]/g, '\\$&');
    const [found, another] = source.text.matchAll(
      new RegExp(`(?<![\\w$.'"])(?:${word}|'${word}'|"${word}")\\s*:`, 'g'),
    );
    return found && !another ? lineIndex(source.text).position(found.index) : {};
  };
};

/** `overrides[0].files`, for a configuration that is code. */
const keyPath = (path: Path): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');

type Module = Readonly<Record<string, unknown>>;

/** Runs a module; one in TypeScript through jiti, which gives it `imgfix` also where that is not installed. */
const runModule = async (path: string, folder: string): Promise<{ readonly module: Module } | ConfigProblem> => {
  try {
    const [{ createJiti }, door] = await Promise.all([import('jiti'), import('../transform/index.ts')]);
    const jiti = createJiti(join(folder, 'imgfix.config.ts'), {
      fsCache: false,
      interopDefault: false,
      virtualModules: { imgfix: { ...door, defineConfig } },
    });
    return { module: await jiti.import(pathToFileURL(path).href) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [first = ''] = said.split('\n', 1);
    return { ...placeOf(error, path), message: `it cannot be loaded: ${first.replace(/^ParseError: /, '').trim()}` };
  }
};

/** Where in a module something was thrown. What runs is not the text that was written: its columns are others. */
const placeOf = (error: unknown, path: string): Place => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${path}:`);
  const [, line, column] = at < 0 ? [] : (/^:(\d+):(\d+)/.exec(stack.slice(at + path.length)) ?? []);
  if (line === undefined) return {};
  return { line: Number(line), ...(/^\w*:? ?ParseError:/.test(stack) ? { column: Number(column) + 1 } : {}) };
};

const loadPlugins = async (
  config: unknown,
  folder: string,
  own: readonly AnyTransform[],
): Promise<AnyTransform[] | ConfigProblem> => {
  const named: unknown = typeof config === 'object' && config !== null && 'plugins' in config ? config.plugins : [];
  const found: AnyTransform[] = [];
  const names = new Set(own.map(({ name }) => name));
  for (const [index, plugin] of (Array.isArray(named) ? (named as unknown[]) : []).entries()) {
    const where = `plugins[${index}]: `;
    let candidates: unknown[] = [plugin];
    if (typeof plugin === 'string') {
      const path = resolve(folder, plugin);
      if (!isInside(path, folder)) return { message: `${where}${plugin} lies outside of the configuration's folder` };
      const loaded = await runModule(path, folder);
      if ('message' in loaded) {
        const line = loaded.line === undefined ? '' : `:${loaded.line}`;
        return { message: `${where}${plugin}${line}: ${loaded.message}` };
      }
      candidates = Object.values(loaded.module).filter(
        (value) => typeof value === 'object' && value !== null && 'find' in value,
      );
      if (candidates.length === 0) return { message: `${where}${plugin} exports no transform (defineTransform)` };
    }
    for (const candidate of new Set(candidates)) {
      const wrong = whyNoTransform(candidate) ?? twice(candidate, names);
      if (wrong !== undefined) return { message: `${where}${wrong}` };
      found.push(candidate as AnyTransform);
      names.add((candidate as AnyTransform).name);
    }
  }
  return found;
};

const isInside = (path: string, folder: string): boolean => {
  const real = attempt(() => realpathSync(path)) ?? path;
  const way = relative(attempt(() => realpathSync(folder)) ?? folder, real);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const twice = (transform: unknown, names: ReadonlySet<string>): string | undefined => {
  const { name } = transform as AnyTransform;
  return names.has(name) ? `there is a transform "${name}" already; give yours another name` : undefined;
};

/** What a value lacks to be a transform. */
const whyNoTransform = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return 'it is no transform; make one with defineTransform';
  const { name, find, reasons, presets, level, summary } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return 'its name is no kebab-case text';
  if (typeof find !== 'function') return `${name} has no function "find"`;
  if (typeof reasons !== 'object' || reasons === null) return `${name} has no "reasons"`;
  if (!Array.isArray(presets)) return `${name} has no list "presets"`;
  if (typeof summary !== 'string') return `${name} has no "summary"`;
  return levels.some((one) => one === level) ? undefined : `${name} has no "level" (${levels.join(', ')})`;
};
