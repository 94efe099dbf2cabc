import { manifestFiles } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { asObject, parseJsonObject } from '../../formats/index.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';

const autoloaderOptions = ['--optimize-autoloader', '-o', '--classmap-authoritative', '-a', '--apcu-autoloader'];

/**
 * What `composer install` reads. Where its scripts or its autoloader need the sources, the packages are downloaded first,
 * and the install itself stays behind the sources.
 */
export const readComposerProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { manifest, locks, optional } = manifestFiles.composer;
  const text = project.read(manifest);
  if (text === undefined) {
    return project.has(manifest)
      ? obstructed('unreadable-manifest', `${manifest} cannot be read`)
      : obstructed('missing-manifest', `${manifest} does not come from the build context`);
  }
  const json = parseJsonObject(text);
  if (!json) return obstructed('unreadable-manifest', `${manifest} cannot be read`);
  const config = asObject(json['config']) ?? {};
  const repositories = Object.values(json['repositories'] ?? {}).map(asObject);
  if (repositories.some((one) => one?.['type'] === 'path' || one?.['type'] === 'artifact')) {
    return obstructed('local-package', `${manifest} takes packages from folders of the project`);
  }
  const plugins = config['allow-plugins'];
  const allowed = plugins === true || Object.values(asObject(plugins) ?? {}).some((value) => value === true);
  if (allowed && !install.options.has('--no-plugins')) {
    return obstructed('code-in-manifest', `${manifest} allows plugins, which may read and write files of the project`);
  }
  // before Composer 2.2 every plugin runs
  const plugin =
    plugins === undefined && !install.options.has('--no-plugins') ? pluginIn(project.read(locks[0])) : undefined;
  if (plugin !== undefined) {
    return obstructed(
      'code-in-manifest',
      `${plugin} is a plugin of Composer, which may read and write files of the project`,
    );
  }
  const vendor = config['vendor-dir'] ?? manifestFiles.composer.dependencyFolder;
  if (typeof vendor !== 'string' || !/^[\w./-]+$/.test(vendor)) {
    return obstructed('unreadable-manifest', `${manifest} puts the packages into a folder that cannot be told`);
  }
  const inputs = {
    files: [manifest, ...locks, ...optional].filter((name) => project.has(name) === 'file'),
    folders: [],
    produces: [vendor],
    cautions: [],
  };
  if (!needsSources(install, json, config)) return inputs;
  if (install.node.words.some((word) => word.value === undefined)) {
    return obstructed('unknown-option', `a word of ${install.title} depends on a variable`);
  }
  const words = [...install.node.assignments, ...install.node.words]
    .map((word) => ('text' in word ? word.text : `${word.name}=${word.value?.text ?? ''}`))
    .filter((word) => !autoloaderOptions.includes(word) && word !== '--no-scripts' && word !== '--no-autoloader');
  return { ...inputs, download: [...words, '--no-scripts', '--no-autoloader'].join(' ') };
};

/** The first package of a composer.lock that is a plugin. Source: https://getcomposer.org/doc/articles/plugins.md */
const pluginIn = (lockText: string | undefined): string | undefined => {
  const lock = parseJsonObject(lockText);
  const packages = [lock?.['packages'], lock?.['packages-dev']].flatMap((list): readonly unknown[] =>
    Array.isArray(list) ? list : [],
  );
  const plugin = packages.map(asObject).find((one) => /^composer-(?:plugin|installer)$/.test(String(one?.['type'])));
  return plugin && String(plugin['name']);
};

const needsSources = (
  { options }: Install,
  json: Readonly<Record<string, unknown>>,
  config: Readonly<Record<string, unknown>>,
): boolean => {
  if (
    !options.has('--no-scripts') &&
    Object.keys(asObject(json['scripts']) ?? {}).some((name) => /^(?:pre|post)-/.test(name))
  ) {
    return true;
  }
  if (options.has('--no-autoloader')) return false;
  if (autoloaderOptions.some((option) => options.has(option))) return true;
  if (config['optimize-autoloader'] === true || config['classmap-authoritative'] === true) return true;
  return ['autoload', 'autoload-dev'].some((key) => asObject(json[key])?.['classmap'] !== undefined);
};
