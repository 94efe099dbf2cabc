import { manifestFiles } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';

/** Lines of a Gemfile that read no file. A Gemfile is a Ruby program: any other line is not understood. */
const plainLines: readonly RegExp[] = [
  /^$/,
  /^source\s*\(?\s*["'][^"'#]+["']\s*\)?(?:\s+do)?$/,
  /^ruby\s*\(?\s*["'][^"'#]+["'](?:\s*,\s*["'][^"'#]+["'])*\s*\)?$/,
  /^gem\s*\(?\s*["'][\w.-]+["'](?:\s*,\s*(?:["'][^"'#]*["']|:?\w+\s*(?::|=>)\s*(?:["'][^"'#]*["']|:\w+|true|false|nil|(?:%[iwIW])?\[[\s\w:"',.%-]*\]|%[iwIW]\([\s\w.-]*\))|["']\w+["']\s*:\s*:?["']?\w+["']?))*\s*\)?$/,
  /^(?:group|platforms?|install_if)\s*\(?\s*(?::\w+|["']\w+["'])(?:\s*,\s*(?::\w+|["']\w+["']|optional:\s*true))*\s*\)?\s+do$/,
  /^git_source\(:\w+\)\s*(?:\{.*\}|do\s*\|\w+\|)$/,
  /^["']https:\/\/[^"']*["']$/,
  /^end$/,
];
const namesFiles = /\b(?:path|gemspec|glob)\b/;

/** What `bundle install` reads. */
export const readBundlerProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const facts = manifestFiles.bundler;
  const manifest = install.files[0]?.path ?? facts.manifest;
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const lockfile = `${manifest}.lock`;
  const text = project.read(manifest);
  if (text === undefined) {
    return project.has(manifest)
      ? obstructed('unreadable-manifest', `${manifest} cannot be read`)
      : obstructed('missing-manifest', `${manifest} does not come from the build context`);
  }
  const files: string[] = [manifest, lockfile];
  // an argument may stand on the next line
  for (const raw of text.replace(/,[ \t]*\r?\n\s*(?=[\w:"'])/g, ', ').split(/\r?\n/)) {
    const line = raw.replace(/(?:^|\s)#(?!\{).*$/, '').trim();
    if (/^ruby\s*\(?\s*file:\s*["']\.ruby-version["']\s*\)?$/.test(line)) files.push(`${folder}.ruby-version`);
    else if (namesFiles.test(line)) {
      return obstructed('local-package', `the Gemfile names files of the project (${line})`);
    } else if (!plainLines.some((pattern) => pattern.test(line))) {
      return obstructed('code-in-manifest', `the Gemfile is a program, and it is not plain what “${line}” reads`);
    }
  }
  const lock = project.read(lockfile) ?? '';
  if (/^PATH$/m.test(lock)) return obstructed('local-package', 'Gemfile.lock lists gems of the project');
  if (project.holds(`${folder}.bundle`))
    return obstructed('code-in-manifest', 'the build context brings its own .bundle settings');
  if (project.holds(`${folder}vendor/cache`))
    return obstructed('vendored', 'the gems lie in vendor/cache, so nothing is downloaded');
  const frozen = install.options.has('--deployment') || install.options.has('--frozen');
  return {
    files: files.filter((name) => project.has(name) === 'file'),
    folders: [],
    produces: [
      ...(install.options.has('--deployment') || project.holds('vendor/bundle') ? ['vendor/bundle'] : []),
      ...install.writes,
    ],
    cautions:
      lock === '' || frozen
        ? []
        : ['should bundle install rewrite Gemfile.lock, the COPY after it brings back that of the build context'],
  };
};
