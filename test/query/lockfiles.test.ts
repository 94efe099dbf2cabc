import { describe, expect, it } from 'vitest';
import { nodeNatives } from '../../src/query/lockfiles/natives.ts';

const none = { foreign: [], compiled: [], unknown: [] };

const npm = (packages: Readonly<Record<string, object>>): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'app' }, ...packages } });

describe('what a lockfile says of code for one C library', () => {
  it.each([
    ['plain packages', npm({ 'node_modules/express': { version: '4.19.2' } }), none],
    [
      'an install script that nobody knows',
      npm({ 'node_modules/acme': { version: '1.0.0', hasInstallScript: true } }),
      { ...none, unknown: ['acme'] },
    ],
    [
      'one that compiles what it brings',
      npm({ 'node_modules/a/node_modules/bcrypt': { version: '5.1.1', hasInstallScript: true } }),
      { ...none, compiled: ['bcrypt'] },
    ],
    ['one with a build for musl', npm({ 'node_modules/bcrypt': { version: '6.0.0', hasInstallScript: true } }), none],
    [
      'a build for glibc alone',
      npm({ 'node_modules/x-linux-x64-gnu': { version: '1.0.0', os: ['linux'], cpu: ['x64'] } }),
      { ...none, foreign: ['x-linux-x64-gnu'] },
    ],
    ['a link to a folder', npm({ 'node_modules/a': { link: true, resolved: 'a' } }), { ...none, unknown: ['a'] }],
    [
      'yarn 1: who depends on a helper',
      '# yarn lockfile v1\n\n"@acme/a@^1", "@acme/a@^1.1":\n  version "1.2.0"\n  dependencies:\n    "@mapbox/node-pre-gyp" "^1.0.0"\n\nplain@^1:\n  version "1.0.0"\n',
      { ...none, unknown: ['@acme/a'] },
    ],
    [
      'yarn 4: conditions',
      '__metadata:\n  version: 8\n\n"x-linux-x64-gnu@npm:1.0.0":\n  version: 1.0.0\n  conditions: os=linux & cpu=x64 & libc=glibc\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n',
      { ...none, foreign: ['x-linux-x64-gnu'] },
    ],
    [
      'pnpm 6: requiresBuild',
      "lockfileVersion: '6.0'\n\npackages:\n\n  /acme@1.0.0(peer@2.0.0):\n    resolution: {integrity: sha512-x}\n    requiresBuild: true\n\n  /plain@1.0.0:\n    dependencies:\n      nan: 2.0.0\n",
      { ...none, unknown: ['acme'] },
    ],
    [
      'pnpm 9: who depends on a helper',
      "lockfileVersion: '9.0'\n\npackages:\n\n  '@acme/a@1.0.0':\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  '@acme/a@1.0.0':\n    dependencies:\n      node-gyp-build: 4.8.0\n",
      { ...none, unknown: ['@acme/a'] },
    ],
  ])('%s', (_, text, expected) => {
    expect(nodeNatives(text, 'musl')).toEqual(expected);
  });

  it.each(['', '{', '{"lockfileVersion": 1}', 'something: else\n'])('is not told by %j', (text) => {
    expect(nodeNatives(text, 'musl')).toBeUndefined();
  });
});
