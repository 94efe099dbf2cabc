import {
  defineTransform,
  insertAfter,
  installsForDevelopment,
  installsIn,
  productionForm,
  type Finding,
} from '../src/transform/index.ts';

const reasons = {
  'needed-later': 'a later step or the container needs packages for development, or may',
  'unknown-start': 'it is not known what the container starts',
  'used-by-sources': 'a source names a package for development',
  'lifecycle-script': 'a script that the install runs may need them',
  'out-of-step': 'the lockfile does not fit package.json, or does not tell',
  'other-version': 'the release of the package manager is not known, or may not read the lockfile as it is',
  'unreadable-manifest': 'a manifest or the lockfile cannot be read',
  workspaces: 'the packages of workspaces share what is installed',
  'unknown-folder': 'the folder of the install is not known',
  'run-between': 'a command before it may change the manifests',
  'installed-before': 'the same packages are installed once before',
  environment: 'NODE_ENV says what is installed, or a variable decides',
  setting: 'a setting says what is installed',
} as const;

export default defineTransform({
  name: 'remove-dev-dependencies',
  summary: 'Leave packages for development out of the image: npm ci --omit=dev, yarn install --production.',
  why:
    '`npm ci` also installs what `devDependencies` lists: compilers, linters, test runners. An image that only starts the ' +
    'program carries them for nothing: they are often the larger half of `node_modules`, and most of what scanners find there.\n\n' +
    'Only where the build context is at hand, the lockfile fits `package.json` and marks which packages only development ' +
    'needs, and nothing does: no later command of this stage or of one that takes `node_modules` from it, no script of the ' +
    'install, no program that a container starts, no source that names one of them. Known: npm with lockfiles of version 2 ' +
    'and 3, Yarn 1, pnpm 9 and 10, without workspaces.',
  goal: 'size',
  level: 'review',
  safety:
    'Wrong where the program loads such a package by a name that no source holds in one piece, and where the image is also ' +
    'started with another command, as tests and development do.',
  announces: ['development-packages'],
  reasons,
  presets: ['recommended', 'buildkit'],
  references: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci#omit',
    'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md',
  ],
  *find({ instructions }, { buildContext }): Generator<Finding> {
    if (!buildContext) return;
    for (const run of instructions) {
      if (run.keyword !== 'RUN' || !run.script) continue;
      for (const install of installsIn(run)) {
        const form = installsForDevelopment(install) ? productionForm(install, run, buildContext) : undefined;
        if (!form) continue;
        const at = install.node;
        if ('reason' in form) {
          yield { at, message: `packages for development stay in: ${form.what}`, reason: form.reason };
          continue;
        }
        const { names, count, option, word } = form;
        const listed =
          names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
        yield {
          at,
          message: `${listed} and what they bring along, ${count} ${count === 1 ? 'package' : 'packages'}, come into the image, and nothing here is seen to need them`,
          fix: { title: `Install with ${option}`, level: 'review', edits: [insertAfter(word, option)] },
        };
      }
    }
  },
});
