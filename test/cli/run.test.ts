import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnyTransform } from '../../src/transform/index.ts';
import { faulty, folderWith, get, imgfix, put, replaceOld, system } from './harness.ts';

const old = 'FROM x\n# why\nRUN old\nRUN keep\n';
const fresh = 'FROM x\n# why\nRUN new\nRUN keep\n';

describe('dry run', () => {
  test('prints a diff and a summary, and touches nothing', async () => {
    const folder = folderWith({ Dockerfile: old, 'a/Dockerfile': 'FROM x\n' });
    const { code, stdout, stderr } = await imgfix(folder, []);
    expect(code).toBe(0);
    expect(stdout).toBe(
      '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,4 +1,4 @@\n FROM x\n # why\n-RUN old\n+RUN new\n RUN keep\n',
    );
    expect(stderr).toBe('replace-old  1 change; left alone: 1 (1 kept)\n2 files: 1 would change\n');
    expect(get(folder, 'Dockerfile')).toBe(old);
  });

  test('the diff of many files is what --write writes', async () => {
    const latin1 = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9]), Buffer.from('\r\nFROM x\r\nRUN old\r\n')]);
    const files = {
      Dockerfile: old,
      'with space/Dockerfile': `\ufeff${old}`,
      'd\u00fcnn/Dockerfile.qu"ote': old.trimEnd(),
      'latin1/Dockerfile': latin1,
    };
    const [patched, written] = [folderWith(files), folderWith(files)];
    const { bytes } = await imgfix(patched, []);
    system(patched, 'patch', ['-p1', '-s'], bytes);
    expect((await imgfix(written, ['--write'])).code).toBe(0);
    expect(system(patched, 'git', ['diff', '--no-index', '--stat', patched, written])).toBe('');
    const applied = folderWith(files);
    system(applied, 'git', ['apply', '-'], bytes);
    expect(system(applied, 'git', ['diff', '--no-index', '--stat', applied, written])).toBe('');
    expect((await imgfix(written, ['--check'])).code).toBe(0);
  });

  test('git applies the diff of a file behind a link', async () => {
    const folder = folderWith({ 'docker/api.txt': old });
    symlinkSync('docker/api.txt', join(folder, 'Dockerfile'));
    const { bytes } = await imgfix(folder, []);
    system(folder, 'git', ['apply', '-'], bytes);
    expect(get(folder, 'docker/api.txt')).toBe(fresh);
  });

  test('--quiet leaves the diff, --verbose names every place', async () => {
    const folder = folderWith({ Dockerfile: old });
    const quiet = await imgfix(folder, ['--quiet']);
    expect(quiet.stderr).toBe('');
    expect(quiet.stdout).not.toBe('');
    const { stderr } = await imgfix(folder, ['--verbose']);
    expect(stderr).toContain('Dockerfile:3: change: replace-old (safe): old is old\n');
    expect(stderr).toContain('Dockerfile:4: note: replace-old (kept): keep is kept\n');
  });

  test('stops quietly once nobody reads', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}/Dockerfile`, old]));
    const folder = folderWith({ ...files, 'z.Dockerfile': 'BAD\n' });
    const { code, stderr } = await imgfix(folder, [], { takes: 2 });
    expect(code).toBe(0);
    expect(stderr).toContain('3 files: 3 would change\n');
    expect((await imgfix(folder, ['--check'], { takes: 2 })).code).toBe(2);
  });
});

test('a diff of files above this folder says that nobody can apply it', async () => {
  const folder = folderWith({ Dockerfile: old, 'a/b/Dockerfile': fresh });
  const above = await imgfix(join(folder, 'a'), ['../Dockerfile']);
  expect(above.stdout).toContain('--- a/../Dockerfile');
  expect(above.stderr).toContain('paths that start with ../ are refused by git apply and patch');
  expect((await imgfix(folder, ['Dockerfile'])).stderr).not.toContain('../');
});

test('short names, as people type them', async () => {
  const folder = folderWith({ Dockerfile: old });
  expect((await imgfix(folder, ['-q'])).stderr).toBe('');
  expect((await imgfix(folder, ['-v'])).stderr).toContain('Dockerfile:3: change: replace-old');
});

test('behind -- there are paths only', async () => {
  const folder = folderWith({ 'init/Dockerfile': old, 'verify/Dockerfile': old, pin: old });
  for (const paths of [['init'], ['verify', 'init'], ['pin', 'verify']]) {
    const { code, stderr } = await imgfix(folder, ['--check', '--', ...paths]);
    expect(code).toBe(1);
    expect(stderr).toContain(paths.length === 1 ? '1 file: ' : '2 files: ');
  }
  expect((await imgfix(folder, ['--', 'verify'])).stdout).toContain('+++ b/verify/Dockerfile\n');
  expect(readdirSync(folder)).toEqual(['init', 'pin', 'verify']);
});

describe('exit codes', () => {
  test('--check: 1 if anything would change, else 0', async () => {
    expect((await imgfix(folderWith({ Dockerfile: old }), ['--check'])).code).toBe(1);
    expect((await imgfix(folderWith({ Dockerfile: fresh }), ['--check'])).code).toBe(0);
  });

  test('an error outweighs --check, and the other files go on', async () => {
    const folder = folderWith({ Dockerfile: old, 'bad.Dockerfile': 'FROM x\n  FOO bar\n' });
    const { code, stdout, stderr } = await imgfix(folder, ['--check']);
    expect(code).toBe(2);
    expect(stdout).toContain('+RUN new');
    expect(stderr).toContain('bad.Dockerfile:2:3: error: unknown instruction FOO\n');
  });

  test('a path that is not there: 2 and one line; a folder without Dockerfiles: 0', async () => {
    const folder = folderWith({ 'a/readme.md': '' });
    const { code, stderr } = await imgfix(folder, ['nowhere/Dockerfile', 'a']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^nowhere\/Dockerfile: error: no such file/);
    expect(await imgfix(folder, ['a'])).toMatchObject({ code: 0, stdout: '', stderr: 'no Dockerfile found\n' });
  });

  test.each([
    [['--bogus'], /unknown option '--bogus'/],
    [['--onli', 'x'], /Did you mean --only\?/],
    [['--level', 'bold'], /Allowed choices are safe, review, risky/],
    [['--format', 'xml'], /Allowed choices are diff, text, summary, json/],
    [['--only', 'replace-odl'], /there is no transform "replace-odl"; did you mean replace-old\?/],
    [['--skip', 'something-else'], /there is no transform "something-else"; imgfix --list names them all/],
    [['--only', ','], /It names no transform/],
    [['--only', 'replace-old', '--skip', 'replace-old'], /leave no transform to run/],
    [['--stdin', 'Dockerfile'], /--stdin reads standard input, so it takes no path/],
    [['--stdin-filepath', 'Dockerfile'], /--stdin-filepath needs --stdin/],
    [['-'], /use --stdin/],
    [['--quiet', '--verbose'], /exclude each other/],
    [['--context', 'nowhere'], /nowhere cannot be the build context: no such file or folder/],
    [['explain', 'replace-odl'], /did you mean replace-old\?/],
    [['explain'], /missing required argument/],
    [
      ['verfy', 'Dockerfile'],
      /there is no file, folder or command "verfy"; did you mean imgfix verify\? \(see imgfix --help\)/,
    ],
    [['verify', '--bogus'], /unknown option '--bogus' \(see imgfix verify --help\)/],
    [['--level', 'safe', 'verify', '--smoke', 'x', 'a'], /verify goes first: imgfix verify/],
    [['-q', 'pin', '--check'], /pin goes first/],
    [['-q', 'measure'], /measure goes first/],
    [['-q', 'help', 'pin'], /help goes first/],
    [['--patch-dir', ''], /the value of --patch-dir is empty/],
    [['--since='], /the value of --since is empty/],
    [['verify', 'nowhere'], /^nowhere: error: no such file or folder/],
    [['verify', '--engine', '/dev/null'], /\(\/dev\/null: no program that can be started\)/],
    [['verify', '--engine', 'true'], /\(true: it tells no version, so it is no container engine\)/],
    [['verify', '--engine', 'false'], /\(false: it gave no reason\)/],
    [['pin', '--insecure-registry', 'http://x'], /A host, with its port/],
    [['verify', '--report', ''], /the value of --report is empty/],
    [['-i', '--patch-dir', 'x'], /changes that --interactive has not made/],
  ])('%j: one line on standard error, and 2', async (argv, message) => {
    const { code, stdout, stderr } = await imgfix(folderWith({ Dockerfile: old }), argv);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 });
    expect(stderr).toMatch(message);
  });
});

describe('--write', () => {
  test('keeps mode and symbolic link, leaves nothing behind, and a second run changes nothing', async () => {
    const folder = folderWith({ 'real/Dockerfile.base': old });
    chmodSync(join(folder, 'real/Dockerfile.base'), 0o640);
    symlinkSync('real/Dockerfile.base', join(folder, 'Dockerfile'));
    const { code, stdout, stderr } = await imgfix(folder, ['--write', 'Dockerfile']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('real/Dockerfile.base: rewritten\n');
    expect(stderr).toContain('1 file: 1 rewritten\n');
    expect(get(folder, 'real/Dockerfile.base')).toBe(fresh);
    expect(statSync(join(folder, 'real/Dockerfile.base')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'Dockerfile')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, 'real'))).toEqual(['Dockerfile.base']);
    expect((await imgfix(folder, ['--write', '--check'])).code).toBe(0);
  });

  test('does not overwrite a file that changed on disk meanwhile', async () => {
    const folder = folderWith({ Dockerfile: old, 'other.Dockerfile': old });
    const meddling: AnyTransform = {
      ...replaceOld,
      *find(dockerfile, context) {
        put(folder, 'Dockerfile', 'FROM mine\n');
        yield* replaceOld.find(dockerfile, { ...context, options: {} });
      },
    };
    const { code, stderr } = await imgfix(folder, ['--write'], { transforms: [meddling] });
    expect(code).toBe(2);
    expect(stderr).toContain('Dockerfile: error: not written: it changed on disk');
    expect(get(folder, 'Dockerfile')).toBe('FROM mine\n');
    expect(get(folder, 'other.Dockerfile')).toBe(fresh);
  });

  test('does not touch a file that it cannot read as a Dockerfile', async () => {
    const folder = folderWith({ Dockerfile: 'RUN old\n' });
    expect((await imgfix(folder, ['--write'])).code).toBe(2);
    expect(get(folder, 'Dockerfile')).toBe('RUN old\n');
  });
});

describe('a transform with a fault', () => {
  const label = (): AnyTransform =>
    faulty('lose-comment', function* ({ comments }) {
      for (const { start, end } of comments) {
        yield { at: { start, end }, message: '', fix: { title: '', level: 'safe', edits: [{ start, end, text: '' }] } };
      }
    });
  test.each([
    [label(), 'guard'],
    [
      faulty('throw-up', () => {
        throw new Error('oh');
      }),
      'threw',
    ],
    [
      faulty('go-on', function* ({ text }) {
        const at = { start: text.length, end: text.length };
        yield { at, message: '', fix: { title: '', level: 'safe', edits: [{ ...at, text: 'USER a\n' }] } };
      }),
      'cycle',
    ],
  ])('%#: is named with what it did, the exit code is 2, and the rest is applied', async (wrong, kind) => {
    const folder = folderWith({ Dockerfile: old });
    const { code, stderr } = await imgfix(folder, ['--write'], { transforms: [wrong, replaceOld] });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`^Dockerfile: error: ${wrong.name} .*\\(${kind}\\).*the other changes of the file are right`),
    );
    expect(get(folder, 'Dockerfile')).toBe(fresh);
  });
});

describe('--stdin', () => {
  test('a dry run prints the diff, under the name that was given', async () => {
    const folder = folderWith({});
    const { code, stdout } = await imgfix(folder, ['--stdin', '--stdin-filepath', 'api/Dockerfile'], { stdin: old });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^--- a\/api\/Dockerfile\n\+\+\+ b\/api\/Dockerfile\n/);
    expect((await imgfix(folder, ['--stdin'], { stdin: old })).stdout).toMatch(/^--- a\/Dockerfile\n/);
  });
  test('--write prints the whole text, also where nothing changes or nothing can be read', async () => {
    const folder = folderWith({ Dockerfile: 'untouched' });
    const written = await imgfix(folder, ['--stdin', '--write'], { stdin: old });
    expect(written).toMatchObject({ code: 0, stdout: fresh });
    expect(written.stderr).toContain('1 file: 1 rewritten\n');
    expect(await imgfix(folder, ['--stdin', '--write'], { stdin: fresh })).toMatchObject({ code: 0, stdout: fresh });
    expect(await imgfix(folder, ['--stdin', '--write'], { stdin: 'FOO\n' })).toMatchObject({
      code: 2,
      stdout: 'FOO\n',
    });
    expect(get(folder, 'Dockerfile')).toBe('untouched');
  });
  test('a path that the configuration leaves out is left as it is', async () => {
    const folder = folderWith({ 'imgfix.config.json': '{ "ignore": ["vendor/**"] }' });
    const argv = ['--stdin', '--stdin-filepath', 'vendor/Dockerfile'];
    expect(await imgfix(folder, [...argv, '--check'], { stdin: old })).toMatchObject({ code: 0, stdout: '' });
    expect(await imgfix(folder, [...argv, '--write'], { stdin: old })).toMatchObject({ code: 0, stdout: old });
    expect(JSON.parse((await imgfix(folder, [...argv, '--format', 'json'], { stdin: old })).stdout)).toMatchObject({
      files: [],
    });
    expect((await imgfix(folder, [...argv, '-v'], { stdin: old })).stderr).toContain('vendor/Dockerfile: skipped: ');
  });

  test('bytes that are no UTF-8 come back', async () => {
    const stdin = Buffer.from('# \xe9\xff\nFROM x\nRUN old\n', 'latin1');
    const { bytes } = await imgfix(folderWith({}), ['--stdin', '--write'], { stdin });
    expect(bytes.toString('latin1')).toBe('# \xe9\xff\nFROM x\nRUN new\n');
  });
  test('--check and --format json', async () => {
    expect((await imgfix(folderWith({}), ['--stdin', '--check'], { stdin: old })).code).toBe(1);
    const { stdout } = await imgfix(folderWith({}), ['--stdin', '--format', 'json'], { stdin: old });
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ path: 'Dockerfile', status: 'changed', after: fresh }] });
  });
});

describe('what runs', () => {
  test('--level holds back what is bolder, --only runs also what is in no preset', async () => {
    const folder = folderWith({ Dockerfile: old });
    const bold = await imgfix(folder, ['--only', 'review-old']);
    expect(bold.stdout).toContain('+RUN new');
    const meek = await imgfix(folder, ['--only', 'review-old', '--level', 'safe', '--verbose']);
    expect(meek.stdout).toBe('');
    expect(meek.stderr).toContain('review-old (needs-level): old is old');
    expect((await imgfix(folder, ['--skip', 'replace-old', '--only', 'review-old,replace-old'])).stderr).toContain(
      'review-old',
    );
  });
  test('the build context that was given reaches the transforms', async () => {
    const folder = folderWith({ 'docker/Dockerfile': old, 'app/package.json': '{}' });
    const seen: unknown[] = [];
    const asking = faulty('ask', (_, { buildContext }) => {
      seen.push(buildContext?.has('package.json'));
      return [];
    });
    await imgfix(folder, ['--context', 'app', 'docker/Dockerfile'], { transforms: [asking] });
    await imgfix(folder, ['docker/Dockerfile'], { transforms: [asking] });
    await imgfix(folder, ['--stdin', '--context', 'app'], { transforms: [asking], stdin: old });
    expect(seen).toEqual(['file', undefined, 'file']);
  });
  test('--verbose says which build context was taken, also where those that build a file do not agree', async () => {
    const service = (name: string): string =>
      `  ${name}:\n    build: { context: ${name}, dockerfile: ../docker/Dockerfile }\n`;
    const asking = faulty('ask', (_, { buildContext }) => (buildContext?.has('package.json') ? [] : []));
    const said = async (compose: string): Promise<string> => {
      const files = { 'docker/Dockerfile': old, 'a/x': '', 'b/x': '', 'compose.yaml': `services:\n${compose}` };
      const { stderr } = await imgfix(folderWith(files), ['--verbose', 'docker/Dockerfile'], { transforms: [asking] });
      return /build context: .*\((.*)\)/.exec(stderr)?.[1] ?? '';
    };
    expect(await said(service('a'))).toBe('the service a of compose.yaml says so');
    expect(await said(service('a') + service('b'))).toBe(
      'the folder of the Dockerfile, since those that build it name different ones: ../a, ../b',
    );
  });
});

describe('--format json', () => {
  test('is one document, errors included', async () => {
    const folder = folderWith({ Dockerfile: old, 'bad.Dockerfile': 'FOO\n' });
    const { code, stdout } = await imgfix(folder, ['--format', 'json', '.', 'nowhere']);
    expect(code).toBe(2);
    const report = JSON.parse(stdout) as { files: { path: string; status: string }[] };
    expect(report.files.map(({ path, status }) => [path, status])).toEqual([
      ['Dockerfile', 'changed'],
      ['bad.Dockerfile', 'error'],
      ['nowhere', 'error'],
    ]);
    expect(report).toMatchObject({ version: 1, summary: { files: 3, changed: 1, unchanged: 0, errors: 2 } });
  });
  test('is a document also without files', async () => {
    const { stdout } = await imgfix(folderWith({}), ['--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, files: [], summary: { files: 0 } });
  });
});

describe('colour', () => {
  const colours = async (argv: string[], env: Record<string, string>, isTerminal: boolean): Promise<boolean> => {
    const { stdout } = await imgfix(folderWith({ Dockerfile: old }), argv, { env, isTerminal });
    return stdout.includes('\x1b[');
  };
  test.each([
    [[], {}, false, false],
    [[], {}, true, true],
    [[], { NO_COLOR: '1' }, true, false],
    [[], { FORCE_COLOR: '1' }, false, true],
    [[], { FORCE_COLOR: '0' }, true, false],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [[], { TERM: 'dumb' }, true, false],
    [['--color'], { NO_COLOR: '1' }, false, true],
    [['--no-color'], { FORCE_COLOR: '1' }, true, false],
    [['--format', 'json'], {}, true, false],
  ])('%j with %j, terminal: %s', async (argv, env, isTerminal, expected) => {
    expect(await colours(argv, env, isTerminal)).toBe(expected);
  });
});

describe('words', () => {
  test('--list, --version, --help', async () => {
    const folder = folderWith({});
    expect((await imgfix(folder, ['--list'])).stdout).toBe(
      'replace-old  safe    Replace old by new.\nreview-old   review  Replace old by new. (only when named)\n',
    );
    expect(await imgfix(folder, ['--version'])).toMatchObject({ code: 0, stdout: '1.2.3\n', stderr: '' });
    expect(await imgfix(folder, ['--help'])).toMatchObject({ code: 0, stderr: '' });
    for (const command of [[], ['explain'], ['verify'], ['pin']]) {
      const { stdout } = await imgfix(folder, [...command, '--help']);
      expect(await imgfix(folder, ['help', ...command])).toMatchObject({ code: 0, stdout });
    }
  });
  test('explain says everything, with an example', async () => {
    const { code, stdout } = await imgfix(folderWith({}), ['explain', 'review-old']);
    expect(code).toBe(0);
    for (const part of ['Replace old by new.', 'New is new.', 'Always.', 'somebody wants it', '-RUN old\n+RUN new']) {
      expect(stdout).toContain(part);
    }
  });
});

test('a search names what it left out, on request', async () => {
  const folder = folderWith({ Dockerfile: fresh });
  writeFileSync(join(folder, 'Dockerfile.py'), 'import os\n');
  expect((await imgfix(folder, ['--verbose'])).stderr).toContain('Dockerfile.py: skipped:');
  expect((await imgfix(folder, [])).stderr).not.toContain('Dockerfile.py');
});
