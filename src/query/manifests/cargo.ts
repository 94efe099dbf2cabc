import { manifestFiles } from '../../knowledge/manifests/index.ts';
import { asObject, fieldAt, parseToml, type Fields } from '../../formats/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, commandWith, dependsOnVariable, present } from './words.ts';

/**
 * What `cargo build` reads before it compiles the project's own code. Cargo has no command that compiles the dependencies
 * alone, so a stand-in for the sources is compiled first. The real ones keep the time of the build context, which is before that of the
 * stand-in's build: Cargo would take them for compiled unless they are touched.
 */
export const readCargoProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { manifest, locks, optional } = manifestFiles.cargo;
  const text = project.read(manifest);
  if (text === undefined) return absent(manifest, project);
  const fields = parseToml(text);
  if (!fields) return obstructed('unreadable-manifest', `${manifest} cannot be read`);
  if (install.unclear !== undefined) {
    return obstructed('unknown-option', `it is not known what ${install.unclear} makes ${install.title} read`);
  }
  const obstacle = inseparable(fields, project);
  if (obstacle) return obstacle;
  if (install.kind === 'project') {
    return obstructed('no-download-step', `${install.title} looks for the sources that ${manifest} tells of`);
  }
  if (install.subcommand !== 'build' && install.subcommand !== 'b') {
    return obstructed('no-download-step', `${install.title} compiles the dependencies and the project in one`);
  }
  if (project.has(locks[0]) !== 'file') {
    return obstructed(
      'missing-lockfile',
      `the build context has no ${locks[0]}, so another step may choose other versions`,
    );
  }
  const dependencies = ['dependencies', 'build-dependencies', 'target'].some(
    (key) => Object.keys(asObject(fields[key]) ?? {}).length > 0,
  );
  if (!dependencies) return obstructed('no-dependencies', `${manifest} lists no dependency`);
  const entries = ['src/main.rs', 'src/lib.rs'].filter((path) => project.has(path) === 'file');
  if (entries.length === 0) return obstructed('no-download-step', 'the project has neither src/main.rs nor src/lib.rs');
  const build = commandWith(install, { added: [] });
  if (build === undefined) return dependsOnVariable(install);
  const standIns = entries.map((path) => (path === 'src/main.rs' ? `echo 'fn main() {}' > ${path}` : `touch ${path}`));
  return {
    files: present([manifest, ...locks, ...optional], project),
    folders: [],
    produces: [manifestFiles.cargo.dependencyFolder],
    cautions: [
      'the dependencies are compiled with a stand-in for the sources, which are touched so that Cargo sees them change',
    ],
    download: ['mkdir -p src', ...standIns, build].join(' && '),
    touched: entries,
  };
};

/** What makes the manifest alone no project that Cargo would build, or another one than with all its files. */
const inseparable = (fields: Fields, project: ProjectFiles): Obstructed | undefined => {
  const own = asObject(fields['package']);
  if (
    !own ||
    fields['workspace'] !== undefined ||
    project.above.some((folder) => project.has(`${folder}/Cargo.toml`))
  ) {
    return obstructed('workspaces', 'the packages of a workspace are compiled together');
  }
  const tables = [
    fields['dependencies'],
    fields['dev-dependencies'],
    fields['build-dependencies'],
    fields['target'],
    fields['patch'],
    fields['replace'],
  ];
  const path = tables.map(pathIn).find((one) => one !== undefined);
  if (path !== undefined) return obstructed('local-package', `Cargo.toml depends on a folder of the project (${path})`);
  const named = ['bench', 'example', 'test'].find((key) => fields[key] !== undefined);
  if (
    named !== undefined ||
    own['build'] !== undefined ||
    own['links'] !== undefined ||
    own['default-run'] !== undefined
  ) {
    return obstructed(
      'no-download-step',
      `Cargo.toml names files of the project (${named ?? 'a build script or a program'})`,
    );
  }
  const bins: readonly unknown[] = Array.isArray(fields['bin']) ? fields['bin'] : [];
  const other = bins.find((bin) => fieldAt(bin, 'path') !== 'src/main.rs');
  const lib = fieldAt(fields, 'lib', 'path');
  return other !== undefined || (lib !== undefined && lib !== 'src/lib.rs')
    ? obstructed('no-download-step', 'Cargo.toml names the files of its programs')
    : undefined;
};

const pathIn = (value: unknown): string | undefined => {
  const fields = asObject(value);
  if (!fields) return undefined;
  if (typeof fields['path'] === 'string') return fields['path'];
  return Object.values(fields)
    .map(pathIn)
    .find((one) => one !== undefined);
};
