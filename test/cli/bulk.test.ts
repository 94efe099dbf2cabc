import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { codeOwners } from '../../src/project/owners.ts';
import { folderWith, get, imgfix, put, system } from './harness.ts';

const old = 'FROM x\n# why\nRUN old\nRUN keep\n';
const fresh = 'FROM x\n# why\nRUN new\nRUN keep\n';

const repository = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = folderWith(files);
  commit(folder, ['init', '-q', '-b', 'main']);
  return folder;
};

const commit = (folder: string, first?: readonly string[]): void => {
  if (first) system(folder, 'git', first);
  system(folder, 'git', ['add', '-A']);
  const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false'];
  system(folder, 'git', [...author, 'commit', '-q', '--allow-empty', '-m', 'x']);
};

describe('--since and --changed-lines', () => {
  test('files of later commits, of the work tree, and new ones', async () => {
    const folder = repository({ 'a/Dockerfile': old, 'b/Dockerfile': old, 'c/Dockerfile': old });
    system(folder, 'git', ['checkout', '-q', '-b', 'topic']);
    put(folder, 'a/Dockerfile', `${old}EXPOSE 1\n`);
    commit(folder);
    put(folder, 'b/Dockerfile', `${old}EXPOSE 1\n`);
    put(folder, 'd e/Dockerfile', old);
    const { stdout, stderr } = await imgfix(folder, ['--since', 'main']);
    expect(stdout.match(/^\+\+\+ .*/gm)).toEqual([
      '+++ b/a/Dockerfile',
      '+++ b/b/Dockerfile',
      '+++ b/d e/Dockerfile\t',
    ]);
    expect(stderr).toContain('3 files: 3 would change');
    expect((await imgfix(join(folder, 'b'), ['--since', 'main', '--quiet'])).stdout).toContain('+++ b/Dockerfile\n');
    const lines = await imgfix(folder, ['--since', 'main', '--changed-lines']);
    expect(lines.stdout.match(/^\+\+\+ .*/gm)).toEqual(['+++ b/d e/Dockerfile\t']);
    expect(lines.stderr).toContain('2 unchanged-lines');
  });

  test('only the changes that reach a changed line', async () => {
    const folder = repository({ Dockerfile: 'FROM x\nRUN old\nRUN a\nRUN old\n' });
    put(folder, 'Dockerfile', '# more\nFROM x\nRUN old\nRUN a\nRUN  old\n');
    const { stdout } = await imgfix(folder, ['--changed-lines', '--write']);
    expect(stdout).toBe('');
    expect(get(folder, 'Dockerfile')).toBe('# more\nFROM x\nRUN old\nRUN a\nRUN  new\n');
  });

  test('a file that only moved has no changed line, whatever git is told of diffs', async () => {
    const folder = repository({ 'a/Dockerfile': `${old}RUN x\nRUN y\nRUN z\nRUN old\n`, 'b/Dockerfile': '\0' });
    for (const setting of ['diff.interHunkContext=9', 'diff.renames=false', 'diff.noprefix=true'])
      system(folder, 'git', ['config', ...setting.split('=')]);
    system(folder, 'git', ['checkout', '-q', '-b', 'topic']);
    system(folder, 'git', ['mv', 'a', 'c']);
    commit(folder);
    expect((await imgfix(folder, ['--since', 'main', '--changed-lines'])).stdout).toBe('');
    put(folder, 'c/Dockerfile', `# more\n${old}RUN x\nRUN y\nRUN z\nRUN  old\n`);
    const { stdout } = await imgfix(folder, ['--since', 'main', '--changed-lines']);
    expect(stdout.match(/^[-+]RUN.*/gm)).toEqual(['-RUN  old', '+RUN  new']);
    expect((await imgfix(folder, ['--since', 'main'])).stdout).toContain('+++ b/c/Dockerfile');
  });

  test('a run without a file says why', async () => {
    const folder = repository({ Dockerfile: old });
    expect(await imgfix(folder, ['--since', 'main'])).toMatchObject({ stderr: 'no Dockerfile changed since main\n' });
    expect(await imgfix(folder, ['--changed-lines'])).toMatchObject({ stderr: 'no Dockerfile changed since HEAD\n' });
    put(folder, 'imgfix.config.json', '{ "ignore": ["Dockerfile"] }');
    for (const argv of [['Dockerfile'], [], ['--since', 'main']]) {
      const { code, stderr } = await imgfix(folder, argv);
      expect(code).toBe(0);
      expect(stderr).toBe('no Dockerfile to work on: what was found is left out (--verbose says why)\n');
    }
  });

  test('what git does not know is said', async () => {
    const folder = repository({ Dockerfile: old });
    for (const ref of ['nowhere', '--help']) {
      const { code, stderr } = await imgfix(folder, [`--since=${ref}`]);
      expect(code).toBe(2);
      expect(stderr).toContain('git knows no commit');
    }
    const { code, stderr } = await imgfix(folderWith({ Dockerfile: old }), ['--changed-lines']);
    expect(code).toBe(2);
    expect(stderr).toContain('no git repository');
    const empty = folderWith({ Dockerfile: old });
    system(empty, 'git', ['init', '-q']);
    expect((await imgfix(empty, ['--changed-lines'])).stderr).toContain('has no commit yet');
    const broken = folderWith({ Dockerfile: old, '.git': 'gitdir: /nowhere' });
    expect((await imgfix(broken, ['--changed-lines'])).stderr).toContain('git could not read this repository (');
    vi.stubEnv('PATH', broken);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await imgfix(folder, ['--since', 'main'])).stderr).toContain('there is no git on this machine');
  });
});

describe('--baseline', () => {
  const baseline = ['--check', '--baseline', 'known.json'];

  test('tolerates what it lists, also when lines shift, and nothing new', async () => {
    const folder = folderWith({ 'a/Dockerfile': old, 'b/Dockerfile': 'FROM x\nRUN old\nRUN old\n' });
    const first = await imgfix(folder, baseline);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toContain('known.json written: 3 findings are tolerated from now on\n');
    const text = get(folder, 'known.json');
    expect(await imgfix(folder, baseline)).toMatchObject({ code: 0, stdout: '' });
    put(folder, 'a/Dockerfile', `# moved\n\n${old}`);
    expect((await imgfix(folder, baseline)).code).toBe(0);
    put(folder, 'a/Dockerfile', `${old}RUN old\n`);
    const more = await imgfix(folder, baseline);
    expect(more.code).toBe(1);
    expect(more.stdout).toBe(
      '--- a/a/Dockerfile\n+++ b/a/Dockerfile\n@@ -2,4 +2,4 @@\n # why\n RUN old\n RUN keep\n-RUN old\n+RUN new\n',
    );
    expect(get(folder, 'known.json')).toBe(text);
  });

  test('says what is needed no more; --update-baseline takes it out, and keeps files that were not looked at', async () => {
    const folder = folderWith({ 'a/Dockerfile': old, 'b/Dockerfile': old, 'c/Dockerfile': old });
    await imgfix(folder, baseline);
    put(folder, 'a/Dockerfile', fresh);
    rmSync(join(folder, 'c'), { recursive: true });
    const { stderr } = await imgfix(folder, baseline);
    expect(stderr).toContain('known.json: 1 entry met nothing any more; --update-baseline takes it out');
    await imgfix(folder, [...baseline, '--update-baseline', 'a']);
    expect(Object.keys((JSON.parse(get(folder, 'known.json')) as { files: object }).files)).toEqual(['b/Dockerfile']);
  });

  test('takes in what comes up only once the rest is tolerated', async () => {
    const { transforms } = await import('../../transforms/index.ts');
    const { openPackageCatalogue } = await import('../../src/knowledge/catalogue/node.ts');
    const setting = { transforms, catalogue: () => Promise.resolve(openPackageCatalogue()) };
    const folder = folderWith({
      Dockerfile:
        'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\nRUN apt-get install -y git\nCMD ["x"]\n',
    });
    expect((await imgfix(folder, ['--level', 'risky', ...baseline], setting)).code).toBe(0);
    const again = await imgfix(folder, ['--level', 'risky', ...baseline], setting);
    expect(again).toMatchObject({ code: 0, stdout: '' });
    // what only came up in a text that was never written is not listed
    expect(again.stderr).not.toContain('known.json');
  });

  test('another file is not taken for one', async () => {
    const folder = folderWith({ Dockerfile: old, 'known.json': '{"a": 1}' });
    const { code, stderr } = await imgfix(folder, baseline);
    expect(code).toBe(2);
    expect(stderr).toContain('known.json is no baseline of imgfix');
    expect((await imgfix(folder, ['--update-baseline'])).code).toBe(2);
  });
});

describe('--patch-dir', () => {
  test('one patch for each owner; each applies alone', async () => {
    const latin1 = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9]), Buffer.from('\nFROM x\nRUN old\n')]);
    const files = {
      CODEOWNERS: '* @org/all\n/services/api/ @org/api @me\n/none/\n',
      'services/api/Dockerfile': old,
      'services/api/build/Dockerfile.dev': latin1,
      'services/web app/Dockerfile': old.replaceAll('\n', '\r\n'),
      'none/Dockerfile': old,
      'fine/Dockerfile': fresh,
    };
    const folder = repository(files);
    const { stdout, stderr } = await imgfix(folder, ['--patch-dir', 'out']);
    expect(stdout).toBe('');
    expect(stderr).toContain('out: 3 patches\n');
    const patches = readdirSync(join(folder, 'out'));
    expect(patches.sort()).toEqual(['org-all.patch', 'org-api-me.patch', 'unowned.patch']);
    expect(get(folder, 'out/org-api-me.patch').split('\n')[0]).toBe('# imgfix patch for @org/api @me');
    const written = repository(files);
    await imgfix(written, ['--write']);
    for (const patch of patches) {
      system(folder, 'git', ['apply', join('out', patch)]);
      system(folder, 'git', ['apply', '-R', join('out', patch)]);
    }
    for (const patch of patches) system(folder, 'git', ['apply', join('out', patch)]);
    for (const name of Object.keys(files)) expect(get(folder, name)).toBe(get(written, name));
  });

  test('by service without owners; from a folder below the top too; an older patch goes', async () => {
    const folder = repository({
      Dockerfile: old,
      'services/api/docker/Dockerfile': old,
      'services/api/Dockerfile': old,
      'services/web/Dockerfile': old,
      'services/out/kept.patch': 'mine',
    });
    await imgfix(folder, ['--patch-dir', 'services/out']);
    const list = () => readdirSync(join(folder, 'services/out')).sort();
    expect(list()).toEqual(['kept.patch', 'root.patch', 'services-api.patch', 'services-web.patch']);
    await imgfix(join(folder, 'services'), ['--patch-dir', 'out', 'web']);
    expect(list()).toEqual(['kept.patch', 'services-web.patch']);
    system(folder, 'git', ['apply', 'services/out/services-web.patch']);
    expect(get(folder, 'services/web/Dockerfile')).toBe(fresh);
  });

  test('what cannot be written is said, before anything is done', async () => {
    const folder = folderWith({ Dockerfile: old, file: '' });
    const { code, stderr } = await imgfix(folder, ['--patch-dir', 'file']);
    expect(code).toBe(2);
    expect(stderr).toContain('file cannot be written');
    expect((await imgfix(folder, ['--report', 'nowhere/x.html'])).code).toBe(2);
    expect((await imgfix(folder, ['--write', '--patch-dir', 'out'])).code).toBe(2);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

test.each<[string, string, string]>([
  ['*.dev @a', 'x/y/Dockerfile.dev', '@a'],
  ['/docs/* @a', 'docs/a/Dockerfile', ''],
  ['/docs/* @a', 'docs/Dockerfile', '@a'],
  ['apps/ @a', 'x/apps/y/Dockerfile', '@a'],
  ['/apps @a # more', 'apps/y/Dockerfile', '@a'],
  ['* @a\n/x/ @b\n/x/y/', 'x/y/Dockerfile', ''],
  ['[Team one][2] @t\na/\n[Other]\nb/ @u', 'a/Dockerfile', '@t'],
  ['a\\ b/ @a', 'a b/Dockerfile', '@a'],
  ['**/logs @a', 'build/logs/Dockerfile', '@a'],
])('CODEOWNERS %j: %s is of %j', (text, path, owners) => {
  expect(codeOwners(text)(path)).toBe(owners);
});

describe('configuration', () => {
  test('is found from below, and says what runs where', async () => {
    const folder = repository({
      'imgfix.config.yaml': [
        'ignore: [third_party/**]',
        'transforms: { replace-old: false }',
        'overrides:',
        '  - files: [b/**]',
        '    transforms: { replace-old: true }',
      ].join('\n'),
      'a/Dockerfile': old,
      'b/Dockerfile': old,
      'third_party/Dockerfile': old,
    });
    const { stdout, stderr } = await imgfix(folder, ['--verbose']);
    expect(stdout.match(/^\+\+\+ .*/gm)).toEqual(['+++ b/b/Dockerfile']);
    expect(stderr).toContain('third_party/Dockerfile: skipped: the configuration leaves it out');
    expect((await imgfix(join(folder, 'a'), [])).stdout).toBe('');
    expect((await imgfix(join(folder, 'a'), ['--no-config'])).stdout).not.toBe('');
    const printed = JSON.parse((await imgfix(folder, ['--print-config', 'b/Dockerfile'])).stdout) as object;
    expect(printed).toMatchObject({ config: 'imgfix.config.yaml', overrides: [0], transforms: { 'replace-old': {} } });
  });

  test('errors name file, line and column, and nothing is done', async () => {
    const folder = folderWith({
      Dockerfile: old,
      'imgfix.config.json': '{\n  "level": "bold",\n  "transform": {}\n}\n',
    });
    const { code, stdout, stderr } = await imgfix(folder, ['--write']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'imgfix.config.json:2:12: error: "bold" is none of safe, review, risky\n' +
        'imgfix.config.json:3:3: error: "transform" means nothing here; did you mean transforms?\n',
    );
    expect(get(folder, 'Dockerfile')).toBe(old);
    put(folder, 'imgfix.config.yaml', '');
    expect((await imgfix(folder, [])).stderr).toContain('are both a configuration');
    expect((await imgfix(folder, ['--config', 'imgfix.config.yaml'])).code).toBe(0);
    expect((await imgfix(folder, ['--config', 'nowhere.json'])).stderr).toContain('nowhere.json: error: no such file');
  });

  test('--preset all runs those that are only named, with a level of their own', async () => {
    const folder = folderWith({
      Dockerfile: old,
      'imgfix.config.json':
        '{"level": "safe", "transforms": {"replace-old": false, "review-old": {"level": "review"}}}',
    });
    expect((await imgfix(folder, ['--quiet'])).stdout).toContain('+RUN new');
    const capped = await imgfix(folder, ['--level', 'safe']);
    expect(capped.stdout).toBe('');
    expect(capped.stderr).toContain('1 needs-level');
  });

  test('init writes one that is right, and does not overwrite', async () => {
    const folder = repository({
      'a/Dockerfile': old,
      'third_party/x/Dockerfile': old,
      '.hadolint.yaml': 'ignored:\n  - DL9999\n  # why\n  - DL3001\n',
    });
    const { replaceOld } = await import('./harness.ts');
    const transforms = [{ ...replaceOld, equivalents: { hadolint: ['DL3001'] } }];
    const first = await imgfix(join(folder, 'a'), ['init'], { transforms });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('imgfix.config.yaml written: 1 Dockerfile, 1 change found.');
    const text = get(folder, 'imgfix.config.yaml');
    expect(text).toContain("ignore:\n  - '**/third_party/**'\n");
    expect(text).toContain('transforms:\n  replace-old: false # .hadolint.yaml ignores DL3001\n');
    expect(
      await imgfix(folder, ['--print-config', 'a/Dockerfile'], {
        transforms: [...transforms, { ...replaceOld, name: 'other-old' }],
      }),
    ).toMatchObject({ code: 0, stderr: '' });
    expect((await imgfix(folder, ['init'])).code).toBe(2);
  });
});

test('--list and explain know the transforms of a configuration', async () => {
  const folder = folderWith({
    'imgfix.config.mjs': `export default { plugins: [{ name: 'use-mirror', summary: 'Use it.', why: 'So.', goal: 'size', level: 'safe',
  reasons: {}, presets: [], references: [], *find() {} }] };`,
  });
  expect((await imgfix(folder, ['--list'])).stdout).toMatch(/^use-mirror +safe +Use it/m);
  expect(await imgfix(folder, ['explain', 'use-mirror'])).toMatchObject({ code: 0, stderr: '' });
  expect((await imgfix(folder, ['explain', 'use-miror'])).stderr).toContain('did you mean use-mirror?');
  expect((await imgfix(folder, ['--list', '--no-config'])).stdout).not.toContain('use-mirror');
  const broken = folderWith({ 'imgfix.config.mjs': 'export default { level: 1 };' });
  expect((await imgfix(broken, ['--list'])).stderr).toMatch(/^imgfix\.config\.mjs:1:18: error: level: 1 stands/);
  // imgfix's own need no configuration to be explained
  expect((await imgfix(broken, ['explain', 'replace-old'])).code).toBe(0);
});

describe('completion', () => {
  test('bash knows the options, their values and the transforms', async () => {
    const folder = folderWith({});
    const { stdout } = await imgfix(folder, ['completion', 'bash']);
    writeFileSync(join(folder, 'complete.sh'), stdout);
    chmodSync(join(folder, 'complete.sh'), 0o755);
    const ask = (...words: string[]): string =>
      system(folder, 'bash', [
        '-c',
        `source complete.sh; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _imgfix 2>/dev/null; echo "\${COMPREPLY[@]}"`,
        'bash',
        'imgfix',
        ...words,
      ]).trim();
    expect(ask('--for')).toBe('--format');
    expect(ask('--format', 's')).toBe('summary sarif');
    expect(ask('--format', '=', 's')).toBe('summary sarif');
    expect(ask('--level', '=')).toBe('safe review risky');
    // as zsh splits words
    expect(ask('--level=r')).toBe('--level=review --level=risky');
    expect(ask('--only=replace-old,rev')).toBe('--only=replace-old,review-old');
    expect(ask('--only', 'replace')).toBe('replace-old');
    expect(ask('--only', 'replace-old,rev')).toBe('replace-old,review-old');
    expect(ask('help', 'ver')).toBe('verify');
    expect(ask('ver')).toBe('verify');
    expect(ask('verify', '--bis')).toBe('--bisect');
    expect(ask('explain', 'rev')).toBe('review-old');
    for (const shell of ['zsh', 'fish'])
      expect((await imgfix(folder, ['completion', shell])).stdout).toContain('--baseline'.slice(2));
    expect((await imgfix(folder, ['completion', 'zsh'])).stdout).toContain('complete -o default -F _imgfix imgfix\n');
    expect((await imgfix(folder, ['completion', 'tcsh'])).code).toBe(2);
  });
});
