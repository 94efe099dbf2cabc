import { manifestFiles } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, besideFile, commandWith, dependsOnVariable, present } from './words.ts';

/** What Maven reads to resolve what a project needs, also where that has to be put before a `mvn package`. */
export const readMavenProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const facts = manifestFiles.maven;
  const given = install.files.find(({ option }) => option === '-f' || option === '--file');
  if (install.unclear !== undefined) {
    return obstructed('unknown-option', `it is not known what ${install.unclear} makes ${install.title} read`);
  }
  const root = given?.path ?? facts.manifest;
  if (given && project.has(root) !== 'file') return absent(root, project);
  const poms: string[] = [];
  const waiting = [root];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (poms.includes(path)) continue;
    const text = project.read(path);
    if (text === undefined) return absent(path, project);
    poms.push(path);
    const read = readPom(path, text, project);
    if ('obstacle' in read) return read;
    waiting.push(...read.modules);
  }
  if (poms.length > 1 && install.kind === 'compile') {
    return obstructed(
      'workspaces',
      'the modules need one another, so what they need cannot be downloaded before they are built',
    );
  }
  if (/git/i.test(project.read('.mvn/extensions.xml') ?? '')) {
    return obstructed('code-in-manifest', 'an extension in .mvn/extensions.xml asks version control for the version');
  }
  const wrapper = install.node.words[0]?.value;
  const isWrapper = install.title.startsWith('mvnw');
  const own =
    isWrapper && wrapper === './mvnw'
      ? ['mvnw', '.mvn/wrapper/maven-wrapper.properties', '.mvn/wrapper/maven-wrapper.jar']
      : [];
  if (isWrapper && project.has('mvnw') !== 'file') return absent('mvnw', project);
  const settings = install.files.filter((file) => file !== given).map(({ path }) => path);
  const lost = settings.find((path) => !path.startsWith('/') && project.has(path) !== 'file');
  if (lost !== undefined) return absent(lost, project);
  const inputs = {
    files: present([...own, ...poms, ...facts.optional, ...settings], project),
    folders: [],
    produces: [],
    cautions: [],
  };
  if (install.kind !== 'compile') return inputs;
  if (install.options.has('-o') || install.options.has('--offline')) {
    return obstructed('vendored', 'Maven works offline, so nothing is downloaded');
  }
  const download = commandWith(install, {
    without: [install.subcommand, ...install.operands],
    added: ['dependency:go-offline'],
  });
  if (download === undefined) return dependsOnVariable(install);
  return {
    ...inputs,
    download,
    cautions: [
      'mvn dependency:go-offline also fetches what this build does not use, and fails where not all of it can be had',
    ],
  };
};

/** The modules of a pom.xml. */
const readPom = (
  path: string,
  raw: string,
  project: ProjectFiles,
): { readonly modules: readonly string[] } | Obstructed => {
  const text = raw.replace(/<!--[\s\S]*?-->/g, '');
  const say = (what: string): Obstructed => obstructed('local-package', `${path} ${what}`);
  if (text.includes('<systemPath>')) return say('depends on a file of the project (systemPath)');
  if (/<url>\s*(?:file:|\$\{)/.test(text)) return say('takes packages from a folder');
  if (/<activation>[\s\S]*?<file>/.test(text)) return say('has a profile that depends on which files are there');
  const parent = /<parent>([\s\S]*?)<\/parent>/.exec(text)?.[1];
  if (parent !== undefined && !/<relativePath\s*\/>/.test(parent)) {
    const relative = /<relativePath>\s*([^<]*?)\s*<\/relativePath>/.exec(parent)?.[1] ?? '../pom.xml';
    const target = besideFile(path, /\.(?:xml|pom)$/.test(relative) ? relative : `${relative}/pom.xml`);
    if (relative !== '' && target?.startsWith('../') === true && project.has(target)) {
      return say('has its parent in a folder above');
    }
  }
  const modules = [...text.matchAll(/<module>\s*([^<]+?)\s*<\/module>/g)].map(([, name = '']) => name);
  if (modules.some((name) => name.includes('$'))) return say('names its modules by a property');
  return {
    modules: modules.map((name) => besideFile(path, name.endsWith('.xml') ? name : `${name}/pom.xml`) ?? name),
  };
};
