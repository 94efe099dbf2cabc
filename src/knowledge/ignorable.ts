import type { Tool } from './manifests/index.ts';

/** Something that people have in a project's folder, and that an image does not need. */
export interface Ignorable {
  /** The name of the file or folder. */
  readonly name: string;
  /** Also in folders below: the pattern is then written with double asterisks in front. */
  readonly nested?: true;
  /** Only where a stage that copies it runs one of these installs. */
  readonly installedBy?: readonly Tool[];
  /** Only where a stage that copies it builds it: with a script named `build`, or one of these tools. */
  readonly builtBy?: readonly ('script' | Tool)[];
  /** Only where git ignores it too: the name alone may as well be that of a folder of sources. */
  readonly ifGitIgnores?: true;
  /** A file that has to stand beside each of them. */
  readonly beside?: readonly string[];
  /** A file that has to lie in it. */
  readonly holds?: string;
  /** Only where nothing reads version control. */
  readonly versionControl?: true;
}

const node: readonly Tool[] = ['npm', 'yarn', 'pnpm', 'bun'];
const python: readonly Tool[] = ['pip', 'pipenv', 'poetry', 'uv', 'pdm'];

/**
 * In the order in which they are written. Sources: the templates of https://github.com/github/gitignore, and
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export const ignorables: readonly Ignorable[] = [
  { name: '.git', versionControl: true },
  { name: 'node_modules', nested: true, installedBy: node },
  { name: '.venv', nested: true, installedBy: python },
  { name: 'venv', installedBy: python, ifGitIgnores: true },
  // https://docs.python.org/3/library/venv.html: only `python -m venv` writes this file
  { name: 'venv', installedBy: python, holds: 'pyvenv.cfg' },
  { name: 'env', installedBy: python, holds: 'pyvenv.cfg' },
  { name: 'vendor', installedBy: ['composer'], ifGitIgnores: true, beside: ['composer.json'] },
  { name: 'target', builtBy: ['cargo', 'maven'], ifGitIgnores: true },
  // where their manifest lies, the folder is theirs
  { name: 'target', builtBy: ['cargo'], beside: ['Cargo.toml'] },
  { name: 'target', builtBy: ['maven'], beside: ['pom.xml'] },
  { name: 'bin', nested: true, builtBy: ['dotnet'], beside: ['.csproj', '.fsproj', '.vbproj'] },
  { name: 'obj', nested: true, builtBy: ['dotnet'], beside: ['.csproj', '.fsproj', '.vbproj'] },
  { name: 'dist', builtBy: ['script'], ifGitIgnores: true },
  { name: 'build', builtBy: ['script', 'gradle'], ifGitIgnores: true },
  { name: 'build', builtBy: ['gradle'], beside: ['build.gradle', 'build.gradle.kts'] },
  { name: 'out', builtBy: ['script'], ifGitIgnores: true },
  { name: '.next', builtBy: ['script'] },
  { name: '.nuxt', builtBy: ['script'] },
  { name: '.output', builtBy: ['script'], ifGitIgnores: true },
  { name: '_build', builtBy: ['mix'] },
  { name: '__pycache__', nested: true },
  { name: '.pytest_cache', nested: true },
  { name: '.mypy_cache', nested: true },
  { name: '.ruff_cache', nested: true },
  { name: '.tox' },
  { name: '.gradle' },
  { name: '.nyc_output' },
  { name: 'coverage', ifGitIgnores: true },
  { name: '.DS_Store', nested: true },
  { name: '*.log', ifGitIgnores: true },
  { name: 'logs', ifGitIgnores: true },
  { name: 'npm-debug.log' },
  { name: 'yarn-debug.log' },
  { name: 'yarn-error.log' },
  { name: 'pnpm-debug.log' },
  { name: 'lerna-debug.log' },
];

/**
 * What a program that builds makes a folder of its own: it is emptied, or only holds what was compiled, unless a file of
 * settings (`unless`) names another. Sources: the manual of each.
 */
export const builtFolders: readonly {
  readonly words: string;
  readonly folder: string;
  /** The name of a file of settings, and what in it says otherwise. */
  readonly unless?: readonly [name: RegExp, text: RegExp];
}[] = [
  { words: 'vite build', folder: 'dist', unless: [/^vite\.config\./, /outDir|emptyOutDir/] },
  { words: 'react-scripts build', folder: 'build', unless: [/^\.env/, /BUILD_PATH/] },
  { words: 'vue-cli-service build', folder: 'dist', unless: [/^vue\.config\./, /outputDir/] },
  { words: 'ng build', folder: 'dist', unless: [/^angular\.json$/, /"deleteOutputPath"/] },
  { words: 'astro build', folder: 'dist', unless: [/^astro\.config\./, /outDir/] },
];

/** Scripts that ask version control something. */
export const asksVersionControl =
  /\bgit\s+(?:-C\s+\S+\s+)?(?:describe|rev-parse|rev-list|log|show|tag|branch|status|diff|ls-files|symbolic-ref|name-rev|submodule)\b/;

/** Programs that look for the repository they run in, and mostly fail where there is none. Sources: the manual of each. */
export const versionControlPrograms: ReadonlySet<string> = new Set(
  'lefthook pre-commit goreleaser semantic-release sentry-cli git-cliff gitversion dotnet-gitversion nbgv versioneer'.split(
    ' ',
  ),
);

/**
 * Manifests that may ask version control for a version, and how each says so; of a package.json only its scripts and the
 * names of its dependencies. Sources: the README of each tool.
 */
export const versionControlReaders: Readonly<Record<string, RegExp>> = {
  'package.json':
    /\bgit\b|\blefthook\b|\bpre-commit\b|semantic-release|lerna|nx affected|vitepress|vuepress|@sentry\/(?:cli|\w+-plugin|nextjs|sveltekit|nuxt|astro|remix|gatsby)/,
  Makefile: /\bgit\b/,
  makefile: /\bgit\b/,
  GNUmakefile: /\bgit\b/,
  Taskfile: /\bgit\b/,
  'Taskfile.yml': /\bgit\b/,
  'Taskfile.yaml': /\bgit\b/,
  justfile: /\bgit\b/,
  Rakefile: /\bgit\b/,
  'setup.py': /\bgit\b|scm|versioneer|\bpbr\b/,
  'setup.cfg': /\bgit\b|scm|versioneer|\bpbr\b/,
  'pyproject.toml':
    /setuptools.scm|flit.scm|pdm.backend.*scm|versioneer|versioningit|git-versioning|dunamai|hatch-vcs|dynamic-versioning|\bpbr\b/,
  'pom.xml': /git-commit-id|buildnumber|jgitver|versioning-maven/,
  'build.gradle': /\bgit\b|grgit|versioning|axion/i,
  'build.gradle.kts': /\bgit\b|grgit|versioning|axion/i,
  'settings.gradle': /\bgit\b|versioning/i,
  'settings.gradle.kts': /\bgit\b|versioning/i,
  'build.sbt': /\bgit\b|dynver/i,
  'plugins.sbt': /\bgit\b|dynver/i,
  'Cargo.toml': /vergen|built\b|git-version|shadow-rs/,
  'build.rs': /\bgit\b|vergen/,
  'mix.exs': /\bgit\b/,
  'CMakeLists.txt': /\bgit\b/i,
  'meson.build': /\bvcs_tag\b|\bgit\b/,
  '.goreleaser.yml': /./,
  '.goreleaser.yaml': /./,
  'mkdocs.yml': /\bgit\b/,
  'hugo.toml': /enableGitInfo/i,
  'hugo.yaml': /enableGitInfo/i,
  'config.toml': /enableGitInfo/i,
  'conf.py': /\bgit\b|scm/,
  'version.json': /nerdbank|publicReleaseRefSpec/i,
  'Directory.Build.props': /\bgit\b|MinVer|SourceLink|Nerdbank/i,
};

/** The same for files that are called by what they are. */
export const versionControlEndings: readonly (readonly [name: RegExp, asks: RegExp])[] = [
  [/\.sh$/, asksVersionControl],
  [/\.config\.[cm]?[jt]s$/, /\bgit\b|showLastUpdate/i],
  [/\.gemspec$/, /\bgit\b/],
  [/\.mk$/, /\bgit\b/],
];

/** Names of files with settings that are often secrets, or with keys. */
export const secretNames: readonly RegExp[] = [
  /^\.env(?:\.(?!example$|sample$|template$|dist$).+)?$/,
  /^id_(?:rsa|ed25519|ecdsa)$/,
  /\.(?:pem|key|p12|pfx)$/,
];

/** Files that tell how to build and start images, which the images themselves do not need. */
export const containerFiles: readonly RegExp[] = [
  /^(?:[\w.-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?$/,
  /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/,
  /^docker-bake(?:\.override)?\.(?:hcl|json)$/,
  /^\.dockerignore$/,
];
