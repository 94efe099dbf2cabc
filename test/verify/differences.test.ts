import { expect, it } from 'vitest';
import { volatilePaths } from '../../src/knowledge/volatile-paths.ts';
import { explainer, type Contents } from '../../src/verify/announced.ts';
import { configurationDifferences, fileDifferences, packageDifferences } from '../../src/verify/differences.ts';
import { packagesIn } from '../../src/verify/packages.ts';
import { treeOf } from '../../src/verify/tree.ts';
import { isVolatile } from '../../src/verify/volatile.ts';
import { layer, type Content } from './tars.ts';

const contents = async (files: Readonly<Record<string, Content>>, base = 'base'): Promise<Contents> => {
  const layers = [{ ...(await layer(files)), id: base, createdBy: '' }];
  const tree = treeOf(layers);
  return {
    image: { tags: [], config: { config: { WorkingDir: '/srv/web' } }, layers },
    tree,
    packages: packagesIn(tree),
  };
};

it('compares content, owner, mode, links and kind, and no times', async () => {
  const before = await layer({
    same: { text: 'a', mtime: new Date(1000) },
    text: 'a',
    mode: 'a',
    owner: 'a',
    link: { type: 'symlink', linkname: 'a' },
    kind: 'a',
    gone: 'a',
  });
  const after = await layer({
    same: { text: 'a', mtime: new Date(2000) },
    text: 'b',
    mode: { text: 'a', mode: 0o755 },
    owner: { text: 'a', uid: 1000, gid: 1000 },
    link: { type: 'symlink', linkname: 'b' },
    'kind/': {},
    fresh: 'a',
  });
  const found = fileDifferences(treeOf([before]), treeOf([after]));
  expect(found.map(({ change, subject, detail }) => `${change} ${subject}: ${detail}`)).toEqual([
    'added /fresh: file, mode 0644, owner 0:0',
    'removed /gone: file, mode 0644, owner 0:0',
    'changed /kind: file → folder',
    'changed /link: to a → b',
    'changed /mode: mode 0644 → 0755',
    'changed /owner: owner 0:0 → 1000:1000',
    'changed /text: content',
  ]);
});

it.each([
  ['var/lib/apt/lists/deb.debian.org_x', 'presence', true],
  ['var/lib/apt/lists', 'presence', false],
  ['root/.npm', 'presence', true],
  ['root/.npm/_cacache/x', 'content', true],
  ['home/app/.cache/pip/x', 'presence', true],
  ['usr/lib/python3/x/__pycache__/y.cpython-311.pyc', 'presence', true],
  ['app/__pycache__', 'presence', true],
  ['etc/ld.so.cache', 'content', true],
  ['etc/ld.so.cache', 'presence', false],
  ['app/node_modules/x/index.js', 'content', false],
  ['etc/passwd', 'content', false],
  ['tmp/app.jar', 'presence', false],
  ['app/.npmrc', 'content', false],
] as const)('%s, %s: volatile %s', (path, kind, expected) => {
  expect(isVolatile(path, kind)).toBe(expected);
});

it('gives a reason for each path that it ignores, and starts each at the root', () => {
  for (const { path, why } of volatilePaths) {
    expect(path.startsWith('/')).toBe(true);
    expect(why).not.toBe('');
  }
});

it('compares the configuration by setting, and not the label of the run', () => {
  const found = configurationDifferences(
    {
      config: {
        Env: ['A=1', 'B=2'],
        User: '',
        Cmd: ['x'],
        Labels: { 'imgfix.run': '1', a: 'b' },
        ExposedPorts: { '80/tcp': {} },
      },
    },
    {
      config: {
        Env: ['B=2', 'A=3'],
        User: 'app',
        Cmd: ['x'],
        Labels: { 'imgfix.run': '2', a: 'b' },
        ExposedPorts: null,
      },
    },
  );
  expect(found.map(({ change, subject, detail }) => [change, subject, detail])).toEqual([
    ['changed', 'ENV A', '1 → 3'],
    ['removed', 'EXPOSE 80/tcp', ''],
    ['added', 'USER', 'app'],
  ]);
});

const dpkg = (names: readonly string[]): string =>
  names.map((name) => `Package: ${name}\nStatus: install ok installed\nVersion: 1\n`).join('\n');
const states = 'Package: less\nAuto-Installed: 1\n';

it('lets recommended packages go with their files, and none that was asked for', async () => {
  const before = await contents({
    'var/lib/dpkg/status': dpkg(['git', 'less', 'curl']),
    'var/lib/apt/extended_states': states,
    'var/lib/dpkg/info/less.list': '/usr/bin/less\n',
    'usr/bin/less': 'less',
    'usr/bin/curl': 'curl',
    'usr/bin/of-make-install': 'nobody’s',
    'etc/alternatives/pager': 'less',
    'etc/app.conf': 'of the Dockerfile',
    'var/spool/less/state': 'made by a script',
    'srv/web/app.js': 'code',
  });
  const after = await contents({ 'var/lib/dpkg/status': dpkg(['git']), 'var/lib/apt/extended_states': '' });
  const explain = explainer(new Map([['recommended-packages', 'one']]), {
    before,
    after,
    text: 'RUN echo > /etc/app.conf',
  });
  const found = [...packageDifferences(before.packages, after.packages), ...fileDifferences(before.tree, after.tree)];
  expect(found.filter((one) => explain(one) === 'one').map(({ subject }) => subject)).toEqual([
    'less',
    '/etc/alternatives/pager',
    '/usr/bin/less',
    '/var/spool/less/state',
  ]);
  const silent = explainer(new Map(), { before, after, text: 'RUN echo > /etc/app.conf' });
  expect(found.filter((one) => silent(one) !== undefined)).toEqual([]);
});

it('lets a user change its account and owners, and nothing else', async () => {
  const before = await contents({ 'etc/passwd': 'root', 'srv/web/a': 'a', 'srv/web/b': 'b' });
  const after = await contents({
    'etc/passwd': 'root app',
    'home/app/': {},
    'srv/web/a': { text: 'a', uid: 999, gid: 999 },
    'srv/web/b': { text: 'c', uid: 999, gid: 999 },
  });
  const explain = explainer(new Map([['user', 'two']]), { before, after, text: 'RUN echo > /etc/app.conf' });
  const found = fileDifferences(before.tree, after.tree);
  expect(found.filter((one) => explain(one) === undefined).map(({ subject }) => subject)).toEqual(['/srv/web/b']);
});

it('lets another base bring other system files, but keeps the application; the same base excuses nothing', async () => {
  const before = await contents({ 'usr/bin/a': 'a', 'srv/web/app.js': '1', 'srv/web/x.node': '1' }, 'one');
  const files = { 'usr/bin/b': 'b', 'srv/web/app.js': '2', 'srv/web/x.node': '2' };
  for (const [base, left] of [
    ['two', ['/srv/web/app.js']],
    ['one', ['/srv/web/app.js', '/srv/web/x.node', '/usr/bin/a', '/usr/bin/b']],
  ] as const) {
    const after = await contents(files, base);
    const explain = explainer(new Map([['base-image', 'three']]), { before, after, text: 'RUN echo > /etc/app.conf' });
    const found = fileDifferences(before.tree, after.tree);
    expect(found.filter((one) => explain(one) === undefined).map(({ subject }) => subject)).toEqual(left);
  }
});

it.each([
  ['exec-form', 'CMD', 'changed', '["/bin/sh","-c","node a.js"] → ["node","a.js"]', true],
  ['exec-form', 'ENTRYPOINT', 'changed', '["/bin/bash","-o","pipefail","-c","a"] → ["a"]', true],
  ['exec-form', 'CMD', 'changed', '["node","a.js"] → ["node","b.js"]', false],
  ['exec-form', 'CMD', 'removed', '["/bin/sh","-c","node a.js"]', false],
  ['author-label', 'LABEL org.opencontainers.image.authors', 'added', 'Jane', true],
  ['author-label', 'LABEL org.opencontainers.image.authors', 'changed', 'Jane → Joe', false],
  ['shell', 'SHELL', 'added', '["/bin/bash","-o","pipefail","-c"]', true],
  ['shell', 'CMD', 'added', '["a"]', false],
] as const)('%s excuses %s %s by %s: %s', async (announcement, subject, change, detail, expected) => {
  const both = await contents({});
  const explain = explainer(new Map([[announcement, 'one']]), { before: both, after: both, text: '' });
  expect(explain({ kind: 'configuration', change, subject, detail }) !== undefined).toBe(expected);
});

it('lets the mode of a file become 755, and nothing else', async () => {
  const before = await contents({ a: 'a', b: 'b', c: 'c' });
  const after = await contents({
    a: { text: 'a', mode: 0o755 },
    b: { text: 'b', mode: 0o755, uid: 1 },
    c: { text: 'c', mode: 0o640 },
  });
  const explain = explainer(new Map([['file-mode', 'one']]), { before, after, text: '' });
  const found = fileDifferences(before.tree, after.tree);
  expect(found.filter((one) => explain(one) !== undefined).map(({ subject }) => subject)).toEqual(['/a']);
});
