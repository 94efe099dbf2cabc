import {
  defineTransform,
  frozenForm,
  insertAfter,
  installsIn,
  isFallback,
  mayChangeLock,
  replace,
  type Finding,
} from '../src/transform/index.ts';

const reasons = {
  'no-build-context': 'the build context is not known',
  'missing-lockfile': 'the build context has no lockfile',
  'lockfile-not-copied': 'the lockfile is not copied before the install',
  'out-of-step': 'the lockfile does not fit package.json, or does not tell',
  'other-version': 'another version of the package manager may read the lockfile in another way',
  'unreadable-manifest': 'a manifest or the lockfile cannot be read',
  workspaces: 'the workspaces cannot be listed',
  'unknown-folder': 'the folder of the install is not known',
  'run-between': 'a command before it may change the manifests',
  'packages-before': 'packages are installed or copied before it, which npm ci would remove',
  fallback: 'another branch of the same command is tied to the lockfile',
  option: 'an option makes the install do something else',
  setting: 'a setting switches the lockfile off or changes its use',
  mount: 'the RUN has a mount over its files or its packages',
} as const;

export default defineTransform({
  name: 'use-frozen-lockfile',
  summary: 'Install what the lockfile lists: npm ci, --frozen-lockfile.',
  why:
    '`npm install`, `yarn install` and `pnpm install` may change the lockfile while the image is built. An image then holds ' +
    'other versions than those that were tested, and nobody sees it. `npm ci` and `--frozen-lockfile` install exactly what ' +
    'the lockfile lists, and fail where it does not fit `package.json`. They need no time to resolve versions either.\n\n' +
    'Only where the build context is at hand, the lockfile is copied before the install, and what it says `package.json` ' +
    'asked for is what `package.json` asks for now: the install then puts the same packages into the image. Known: npm with ' +
    'lockfiles of version 2 and 3, Yarn 1, pnpm 8 to 10.',
  goal: 'reproducibility',
  level: 'review',
  safety:
    'Wrong where the manifest in the build context is not the one that is built with, so that the build stops instead of ' +
    'changing the lockfile; and where something that no instruction shows has put packages into `node_modules`, which ' +
    '`npm ci` removes first.',
  reasons,
  presets: ['recommended', 'buildkit'],
  references: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci',
    'https://classic.yarnpkg.com/en/docs/cli/install#toc-yarn-install-frozen-lockfile',
    'https://pnpm.io/cli/install#--frozen-lockfile',
  ],
  *find({ instructions }, { buildContext }): Generator<Finding> {
    for (const run of instructions) {
      if (run.keyword !== 'RUN' || !run.script) continue;
      for (const install of installsIn(run)) {
        if (!mayChangeLock(install)) continue;
        const at = install.node;
        if (isFallback(install, run)) {
          const message = `${install.title} is not tied to the lockfile: another branch does that, and this one is left for where there is none`;
          yield { at, message, reason: 'fallback' };
          continue;
        }
        if (!buildContext) {
          const message = `whether ${install.title} may keep to a lockfile needs the build context`;
          yield { at, message, reason: 'no-build-context' };
          continue;
        }
        const form = frozenForm(install, run, buildContext);
        if (!form) continue;
        if ('reason' in form) {
          yield { at, message: `${install.title} is not tied to the lockfile: ${form.what}`, reason: form.reason };
          continue;
        }
        yield {
          at,
          message: `${install.title} may change ${form.lockfile}, so that the image holds other versions; ${form.title} installs what it lists, and fails where it does not fit package.json`,
          fix: {
            title: `Use ${form.title}`,
            level: 'review',
            edits: [form.replaces ? replace(form.word, form.text) : insertAfter(form.word, form.text)],
          },
        };
      }
    }
  },
});
