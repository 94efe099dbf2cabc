import { lifecyclePrograms, lifecycleScripts, readsProjectAtInstall } from '../../knowledge/manifests/index.ts';
import { asObject, type Fields } from '../../formats/index.ts';
import { commandsOf, parseShell } from '../../shell/index.ts';
import { unwrap } from '../invocation.ts';
import { scriptFiles } from './script-files.ts';
import { besideFile } from './words.ts';
import { obstructed, type Obstructed, type ProjectFiles } from './model.ts';

/** What scripts read beside the manifests, and the folders that they fill. */
export interface Needs {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly produces: readonly string[];
}

/** Nothing at all. */
export const noNeeds: Needs = { files: [], folders: [], produces: [] };

/** What lifecycle scripts of a package in a folder (`''`, `packages/a/`) and of its dependencies read. */
export const scriptNeeds = (manifest: Fields, project: ProjectFiles, folder = ''): Needs | Obstructed => {
  const files: string[] = [];
  const folders = new Set<string>();
  const scripts = asObject(manifest['scripts']) ?? {};
  for (const name of lifecycleScripts) {
    const script = scripts[name];
    if (typeof script !== 'string' || script.trim() === '') continue;
    const say = obstructed(
      'lifecycle-script',
      `the install runs the script “${name}” of ${folder}package.json (${script}), which may need the sources`,
    );
    for (const need of programsOf(script) ?? ['unknown']) {
      if (need === 'unknown') return say;
      if (need.startsWith('node ')) {
        const read = scriptFiles(folder + need.slice('node '.length), project);
        if (!read) return say;
        files.push(...read);
      }
      if (need === '.git' && ['.', ...project.above].some((one) => project.has(`${one}/.git`))) return say;
      if (need === 'prisma' && !findSchema(manifest, project, folder)) return say;
      if (need === 'prisma') folders.add(`${folder}prisma`);
      if (need === 'patches' && project.holds(`${folder}patches`)) folders.add(`${folder}patches`);
    }
  }
  if (project.has(`${folder}binding.gyp`) && scripts['install'] === undefined && scripts['preinstall'] === undefined) {
    return obstructed(
      'lifecycle-script',
      `the project has a ${folder}binding.gyp, so the install compiles its sources`,
    );
  }
  for (const [name, { files: read = [], folder: own }] of Object.entries(readsProjectAtInstall)) {
    if (!['dependencies', 'devDependencies', 'optionalDependencies'].some((key) => asObject(manifest[key])?.[name]))
      continue;
    files.push(...read.map((file) => folder + file));
    if (own !== 'prisma') continue;
    if (
      manifest['prisma'] !== undefined ||
      prismaConfigs.some((config) => project.has(folder + config)) ||
      project.has(`${folder}schema.prisma`)
    ) {
      return obstructed('lifecycle-script', `the install script of ${name} reads the project's Prisma configuration`);
    }
    if (project.holds(folder + own)) folders.add(folder + own);
  }
  const produces = folders.has(`${folder}prisma`) ? generatedBy(`${folder}prisma/schema.prisma`, project) : [];
  return { files, folders: [...folders], produces };
};

/** Where Prisma writes its client: `output = "../src/generated"`, seen from the schema. */
const generatedBy = (schema: string, project: ProjectFiles): readonly string[] =>
  [...(project.read(schema) ?? '').matchAll(/^\s*output\s*=\s*"([^"]+)"/gm)].flatMap(
    ([, path = '']) => besideFile(schema, path) ?? [],
  );

const prismaConfigs = ['prisma.config.ts', 'prisma.config.js', 'prisma.config.mjs', '.config/prisma.ts'];

const findSchema = (manifest: Fields, project: ProjectFiles, folder: string): boolean =>
  manifest['prisma'] === undefined &&
  !prismaConfigs.some((name) => project.has(folder + name)) &&
  project.has(`${folder}prisma/schema.prisma`) === 'file';

/** What each program of a script reads; undefined where the script is not understood. */
const programsOf = (script: string): readonly string[] | undefined => {
  const parsed = parseShell(script, 0, []);
  if ('failure' in parsed) return undefined;
  return [...commandsOf(parsed.script.body)].map(([command]) => {
    const invocation = unwrap(command);
    let [program, ...words] = [invocation.program, ...invocation.words];
    if (program === 'npx' || program === 'pnpx') {
      const at = words.findIndex((word) => !word?.startsWith('-'));
      [program, ...words] = words.slice(at < 0 ? words.length : at);
    }
    if (command.redirects.length > 0 || program === undefined) return 'unknown';
    if (program === 'prisma' && (words[0] !== 'generate' || words.length > 1)) return 'unknown';
    if (program === 'patch-package' && words.length > 0) return 'unknown';
    if (program === 'node') return fileOf(words) ?? 'unknown';
    return lifecyclePrograms[program.replace(/@[\w.^~-]+$/, '')] ?? 'unknown';
  });
};

/** `node scripts/check.js` */
const fileOf = (words: readonly (string | undefined)[]): string | undefined => {
  const [file = ''] = words;
  return words.length === 1 && /^(?!-|\/|\.\.)[\w./-]+\.[cm]?js$/.test(file)
    ? `node ${file.replace(/^\.\//, '')}`
    : undefined;
};
