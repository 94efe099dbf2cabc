import { asTexts, fieldAt, parseToml } from '../../formats/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, namesPackageFolder } from './words.ts';

/** What `pip install` reads: the requirement files that its options name, and those that they name in turn. */
export const readPipProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  // a page with links is as an index: `-f https://download.pytorch.org/whl/torch_stable.html`
  const own =
    install.locals.find((one) => !/^https?:\/\//i.test(one)) ??
    install.operands.find((operand) => isLocal(operand, project));
  if (own !== undefined) {
    const { title } = install;
    return localPackage(
      isAddress(own) ? `${title} clones ${own} beside the project` : `${title} takes ${own} from the project`,
    );
  }
  const settings = install.command.programs.includes('uv') ? uvSettings(project) : { files: [] };
  if ('obstacle' in settings) return settings;
  const read = readFiles(
    install.files.map(({ path }) => path),
    project,
  );
  if ('obstacle' in read) return read;
  const files = [...new Set([...read.files, ...settings.files])];
  return { files, folders: [], produces: install.writes, cautions: [] };
};

/** Files with settings of uv, which may name an index or a folder of packages. Source: https://docs.astral.sh/uv/concepts/configuration-files/ */
const uvSettings = (project: ProjectFiles): { readonly files: readonly string[] } | Obstructed => {
  const files: string[] = [];
  for (const folder of ['', ...project.above.map((one) => `${one}/`)]) {
    for (const name of ['uv.toml', 'pyproject.toml']) {
      const path = folder + name;
      const fields = project.has(path) === 'file' ? parseToml(project.read(path) ?? '') : undefined;
      const own = name === 'uv.toml' ? fields : fieldAt(fields, 'tool', 'uv');
      if (own === undefined) continue;
      if (namesPackageFolder(own)) return localPackage(`${path} names a folder of packages for uv`);
      files.push(path);
    }
  }
  return { files };
};

/** The requirement files that lines of another file name, seen from its folder, and those that they name in turn. */
export const readRequirements = (
  path: string,
  lines: readonly string[],
  project: ProjectFiles,
): { readonly files: readonly string[] } | Obstructed => {
  const waiting: string[] = [];
  const obstacle = followLines(path, lines, project, waiting);
  return obstacle ?? readFiles(waiting, project);
};

const readFiles = (
  paths: readonly string[],
  project: ProjectFiles,
): { readonly files: readonly string[] } | Obstructed => {
  const files: string[] = [];
  const waiting = [...paths];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (isAddress(path) || files.includes(path)) continue;
    const text = project.read(path);
    if (text === undefined) return absent(path, project);
    files.push(path);
    if (/(?:^|\/)setup\.(?:py|cfg)$/.test(path)) return localPackage(`${path} is read by a build of the project`);
    const obstacle = path.endsWith('pyproject.toml')
      ? dynamicProject(path, text)
      : followLines(path, requirementLines(text), project, waiting);
    if (obstacle) return obstacle;
  }
  return { files };
};

/** Puts the files that lines name among those that wait to be read. */
const followLines = (
  path: string,
  lines: readonly string[],
  project: ProjectFiles,
  waiting: string[],
): Obstructed | undefined => {
  for (const line of lines) {
    const named = namedBy(line);
    if (named?.kind === 'file') waiting.push(beside(path, named.path));
    else if (
      named?.kind === 'local' ||
      (!named && isLocal(/^[^\s;]+(?:\s*@\s*[^\s;]+)?/.exec(line)?.[0] ?? '', project))
    ) {
      return localPackage(`${path} lists ${line}, which may be code of the project`);
    }
  }
  return undefined;
};

/** `uv pip install -r pyproject.toml` reads the list of dependencies where there is one, else it builds the project. */
const dynamicProject = (path: string, text: string): Obstructed | undefined => {
  const fields = parseToml(text);
  if (!fields) return obstructed('unreadable-manifest', `${path} cannot be read`);
  const dynamic = asTexts(fieldAt(fields, 'project', 'dynamic')) ?? [];
  return !Array.isArray(fieldAt(fields, 'project', 'dependencies')) ||
    dynamic.includes('dependencies') ||
    fieldAt(fields, 'tool', 'uv', 'sources') !== undefined
    ? localPackage(`${path} leaves its dependencies to a build of the project`)
    : undefined;
};

const localPackage = (what: string): Obstructed => obstructed('local-package', what);

const isAddress = (text: string): boolean => /^[a-z][\w+.-]*:\/\//i.test(text) && !isFile(text);

const isFile = (text: string): boolean => /^(?:\w+\+)?file:/i.test(text);

/** As pip does: a path has a separator or starts with a dot; an archive may lie beside. */
const isLocal = (text: string, project: ProjectFiles): boolean => {
  if (isFile(text)) return true;
  const [name = '', address] = text.split(/\s*@\s*/);
  if (address !== undefined && !isAddress(text)) return !isAddress(address);
  if (isAddress(text)) return false;
  const path = name.replace(/\[.*\]$/, '');
  return (
    path.startsWith('.') ||
    path.includes('/') ||
    path.includes('\\') ||
    /\.(?:whl|zip|tar\.\w+|tgz|tar)$/.test(path) ||
    (path !== '' && project.has(path) === 'file')
  );
};

/** Logical lines without comments. https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
const requirementLines = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

const namedBy = (line: string): { kind: 'file' | 'local' | 'setting'; path: string } | undefined => {
  const match = /^(--?[\w-]+)(?:[\s=]+(.*))?$/s.exec(line);
  if (!match) {
    const attached = /^-([rcef])(\S.*)$/.exec(line);
    return attached ? namedBy(`-${attached[1] ?? ''} ${attached[2] ?? ''}`) : undefined;
  }
  const [, option = '', rest = ''] = match;
  const path = rest.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (['-r', '--requirement', '-c', '--constraint'].includes(option))
    return { kind: isAddress(path) ? 'setting' : 'file', path };
  // an editable package from version control is checked out below the working directory
  if (option === '-e' || option === '--editable') return { kind: 'local', path };
  if (option === '-f' || option === '--find-links') return { kind: isAddress(path) ? 'setting' : 'local', path };
  if (option.startsWith('--')) return { kind: 'setting', path };
  const attached = /^-([rcef])(.+)$/.exec(option);
  if (attached) return namedBy(`-${attached[1] ?? ''} ${attached[2] ?? ''}${rest}`);
  return { kind: 'setting', path };
};

/** Nested files are seen from the folder of the file that names them. */
const beside = (file: string, path: string): string =>
  path.startsWith('/') ? path : file.slice(0, file.lastIndexOf('/') + 1) + path;
