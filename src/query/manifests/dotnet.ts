import { dotnetShared } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, besideFile, dependsOnVariable, present, withVariablesOf } from './words.ts';

const projectName = /\.\w+proj$/i;
const solutionName = /\.slnx?$/i;

/** What `dotnet restore` reads, also where it has to be put before a `dotnet publish`. */
export const readDotnetProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  if (install.options.has('--no-restore')) return obstructed('no-dependencies', `${install.title} restores nothing`);
  const named = install.operands.filter((operand) => !operand.startsWith('/p:'));
  const [target, ...others] = named;
  if (others.length > 0) return obstructed('unknown-option', `${install.title} has more words than a project`);
  const root = chosen(target ?? '.', project);
  if (root === undefined) {
    return obstructed(
      'missing-manifest',
      `the project of ${install.title} does not come from the build context, or there is more than one`,
    );
  }
  const projects: string[] = [];
  const files: string[] = [];
  const waiting = [root];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (files.includes(path)) continue;
    const text = project.read(path);
    if (text === undefined) return absent(path, project);
    files.push(path);
    if (solutionName.test(path)) {
      waiting.push(...listedIn(path, text));
      continue;
    }
    if (!projectName.test(path)) {
      return obstructed('local-package', `${path} is no project, and the files that it names are not followed`);
    }
    projects.push(path);
    const read = readProject(path, text);
    if ('obstacle' in read) return read;
    waiting.push(...read.references);
  }
  const shared = sharedFiles(files, project);
  for (const path of shared) {
    const text = project.read(path) ?? '';
    const isSettings = /nuget\.config$/i.test(path);
    const found =
      /<Import\b/.exec(text)?.[0] ?? dependsOnFiles(text)?.[0] ?? (isSettings ? folderSource(text) : undefined);
    if (found !== undefined) return obstructed('local-package', `${path} names other files of the project (${found})`);
  }
  const folders = projects.map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  const inputs: Inputs = {
    files: present(
      [
        ...files,
        ...shared,
        ...folders.map((folder) => `${folder}packages.lock.json`),
        ...projects.map((path) => `${path}.user`),
        ...install.files.map(({ path }) => path),
      ],
      project,
    ),
    folders: [],
    produces: folders.flatMap((folder) => [`${folder}bin`, `${folder}obj`]),
    cautions: [],
  };
  if (install.kind === 'project') return inputs;
  const options = restoreOptions(install);
  if (!options) return obstructed('unknown-option', `a word of ${install.title} is not known`);
  const restore = ['dotnet restore', ...(target === undefined ? [] : [target]), ...options].join(' ');
  const download = withVariablesOf(install, restore);
  return download === undefined ? dependsOnVariable(install) : { ...inputs, download };
};

/** The project or solution that a word names: a file, or the only one in a folder. */
const chosen = (target: string, project: ProjectFiles): string | undefined => {
  if (project.has(target) === 'file') return target;
  const names = project.list(target);
  const solutions = names.filter((name) => solutionName.test(name));
  const found = solutions.length > 0 ? solutions : names.filter((name) => projectName.test(name));
  const [only] = found;
  if (found.length !== 1 || only === undefined) return undefined;
  return target === '.' ? only : `${target.replace(/\/+$/, '')}/${only}`;
};

/** `Project("{…}") = "Web", "src\Web\Web.csproj", …` or `<Project Path="src/Web/Web.csproj" />` */
const listedIn = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/^Project\([^)]*\)\s*=\s*"[^"]*",\s*"([^"]+)"|<Project\s[^>]*Path="([^"]+)"/gm)]
    .map(([, old, own]) => old ?? own ?? '')
    .filter((name) => projectName.test(name))
    .map((name) => besideFile(path, name) ?? name);

const readProject = (path: string, raw: string): { readonly references: readonly string[] } | Obstructed => {
  const text = raw.replace(/<!--[\s\S]*?-->/g, '');
  const found = /<Import\s[^>]*Project=/.exec(text) ?? localFeed.exec(text) ?? dependsOnFiles(text);
  if (found) return obstructed('local-package', `${path} names other files of the project (${found[0]})`);
  const references = [...text.matchAll(/<ProjectReference\s[^>]*Include="([^"]+)"/g)].map(([, name = '']) => name);
  const unclear = references.find((name) => /[$*;]/.test(name));
  if (unclear !== undefined)
    return obstructed('local-package', `${path} refers to projects that cannot be listed (${unclear})`);
  return { references: references.map((name) => besideFile(path, name) ?? name) };
};

/** References that hang on a condition, in a project that asks which files are there. */
const dependsOnFiles = (text: string): RegExpExecArray | null =>
  /\bExists\s*\(/.test(text)
    ? /<(?:ItemGroup|PackageReference|ProjectReference|TargetFrameworks?)\b[^>]*Condition=/.exec(text)
    : null;

/** `<add key="local" value="packages" />` among the sources of a nuget.config. */
const folderSource = (text: string): string | undefined =>
  [...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(packageSources|fallbackPackageFolders)>([\s\S]*?)<\/\1>/g)]
    .map(([, , sources = '']) => /<add\s[^>]*\bvalue="(?!https?:)[^"]*"/.exec(sources)?.[0])
    .find((one) => one !== undefined);

/** A folder as package source. */
const localFeed = /<add\s[^>]*value="(?!https?:)[.\w][^"]*[/\\][^"]*"|<RestoreSources>/;

/** Those that MSBuild and NuGet find in the folders of the projects and above. */
const sharedFiles = (files: readonly string[], project: ProjectFiles): readonly string[] => {
  const folders = new Set(['', ...project.above.map((folder) => `${folder}/`)]);
  for (const path of files) {
    const parts = path.split('/').slice(0, -1);
    for (; parts.length > 0; parts.pop()) folders.add(`${parts.join('/')}/`);
  }
  return present(
    [...folders].flatMap((folder) => dotnetShared.map((name) => folder + name)),
    project,
  );
};

const passedOn = new Set(['-r', '--runtime', '-a', '--arch', '--os', '-s', '--source']);
const dropped = new Set([
  '-c',
  '--configuration',
  '-o',
  '--output',
  '-f',
  '--framework',
  '-v',
  '--verbosity',
  '--version-suffix',
]);

/** The options of `dotnet publish` that decide what a restore fetches. */
const restoreOptions = ({ node, operands, subcommand }: Install): readonly string[] | undefined => {
  const words = node.words.slice(1);
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const { value, text = '' } = words[at] ?? {};
    if (value === undefined) {
      if (!dropped.has(words[at - 1]?.value ?? '')) return undefined;
      continue;
    }
    if (/^[-/]p:|^--?property:/.test(value)) kept.push(text);
    if (value === subcommand || operands.includes(value) || dropped.has(words[at - 1]?.value ?? '')) continue;
    const next = words[at + 1];
    if (passedOn.has(value)) {
      if (next?.value === undefined) return undefined;
      kept.push(text, next.text);
      at++;
    }
  }
  return kept;
};
