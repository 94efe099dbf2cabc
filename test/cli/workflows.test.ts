import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith, get, imgfix, put, system } from './harness.ts';

const root = resolve(import.meta.dirname, '../..');
const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false'];
const before = 'FROM debian:12\nMAINTAINER somebody\n';
const after = 'FROM debian:12\nLABEL org.opencontainers.image.authors="somebody"\n';

/** A folder with programs that the scripts call: this checkout's imgfix, and an npx that knows it only. */
const programs = (): string => {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const start = `exec '${process.execPath}' --import '${loader}' '${join(root, 'src/cli/main.ts')}'`;
  const folder = folderWith({
    imgfix: `#!/bin/sh\n${start} "$@" --only replace-maintainer,add-dockerignore\n`,
    npx: `#!/bin/sh\n[ "$1" = --yes ] && [ "$2" = imgfix@1.2.3 ] || exit 9\nshift 2\n${start} --only replace-maintainer,add-dockerignore "$@"\n`,
  });
  for (const name of ['imgfix', 'npx']) chmodSync(join(folder, name), 0o755);
  return folder;
};

const repository = (files: Readonly<Record<string, string>>): string => {
  const folder = folderWith(files);
  system(folder, 'git', ['init', '-q', '-b', 'main']);
  system(folder, 'git', ['add', '-A']);
  system(folder, 'git', [...author, 'commit', '-q', '-m', 'x']);
  return folder;
};

const environment = (path: string, more: Readonly<Record<string, string>> = {}) => {
  const settings = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'commit.gpgsign', GIT_CONFIG_VALUE_0: 'false' };
  return { ...process.env, ...settings, PATH: `${path}:${process.env['PATH'] ?? ''}`, ...more };
};

test('the script for multi-gitter changes two repositories, and a second run changes nothing', () => {
  const guide = readFileSync(join(root, 'docs/bulk-migration.md'), 'utf8');
  const script = /```sh\n(#!\/bin\/sh\n[\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const path = programs();
  writeFileSync(join(path, 'imgfix.sh'), script, { mode: 0o755 });
  for (const folder of [repository({ 'a b/Dockerfile': before }), repository({ 'c/Dockerfile': before, 'd/x': '' })]) {
    const run = () => execFileSync(join(path, 'imgfix.sh'), { cwd: folder, env: environment(path), stdio: 'pipe' });
    run();
    expect(system(folder, 'git', ['diff', '--name-only']).trim().split('\n')).toHaveLength(1);
    system(folder, 'git', [...author, 'commit', '-q', '-a', '-m', 'x']);
    run();
    expect(system(folder, 'git', ['status', '--porcelain'])).toBe('');
  }
}, 60_000);

describe('the action', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    runs: { steps: { run: string; env: Record<string, string> }[] };
  };
  const step = action.runs.steps[0];

  const run = (folder: string, given: Readonly<Record<string, string>>) => {
    const temporary = folderWith({ output: '' });
    const inputs = Object.fromEntries(Object.keys(step?.env ?? {}).map((name) => [name, '']));
    const env = environment(programs(), {
      ...{ ...inputs, INPUT_VERSION: '1.2.3', COMMENT: join(temporary, 'comment.md'), ...given },
      ...{ GITHUB_OUTPUT: join(temporary, 'output'), GITHUB_STEP_SUMMARY: join(temporary, 'summary') },
    });
    const { status, stdout, stderr } = spawnSync('bash', ['-c', step?.run ?? ''], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr, output: get(temporary, 'output'), temporary };
  };

  test('nothing from outside is pasted into a script', () => {
    for (const { run: script } of action.runs.steps) expect(script).not.toContain('${{');
  });

  test('check fails with annotations; annotate does not; a path may hold blanks', () => {
    const folder = repository({ 'a b/Dockerfile': before, 'c/Dockerfile': before });
    const check = run(folder, { INPUT_MODE: 'check', INPUT_PATHS: 'a b\n', INPUT_COMMENT: 'true' });
    expect(check).toMatchObject({ status: 1, output: 'changed=true\n' });
    expect(check.stdout).toMatch(/^::notice file=a b\/Dockerfile,line=2,/);
    expect(check.stdout).not.toContain('c/Dockerfile');
    expect(get(check.temporary, 'comment.md')).toContain('## imgfix: 1 of 1 file would change');
    expect(get(check.temporary, 'summary')).toContain('## imgfix: 1 of 1');
    expect(run(folder, { INPUT_MODE: 'annotate' })).toMatchObject({ status: 0, output: 'changed=true\n' });
    put(folder, 'a b/Dockerfile', after);
    expect(run(folder, { INPUT_MODE: 'check', INPUT_PATHS: 'a b' })).toMatchObject({
      status: 0,
      output: 'changed=false\n',
    });
  }, 60_000);

  test('a mode that there is not is no check', () => {
    expect(run(repository({ Dockerfile: before }), { INPUT_MODE: 'Fix' })).toMatchObject({
      status: 2,
      stdout: '::error title=imgfix::mode is check, annotate or fix\n',
      output: '',
    });
  });

  test('fix commits and pushes', () => {
    const folder = repository({
      Dockerfile: before,
      'web/Dockerfile': after.concat('COPY . /a\n'),
      'web/.DS_Store': '',
    });
    put(folder, 'left behind', '');
    const remote = folderWith({});
    system(remote, 'git', ['init', '-q', '--bare', '-b', 'main']);
    system(folder, 'git', ['remote', 'add', 'origin', remote]);
    system(folder, 'git', ['push', '-q', '-u', 'origin', 'main']);
    const { status, output } = run(folder, { INPUT_MODE: 'fix' });
    expect({ status, output }).toEqual({ status: 0, output: 'changed=true\n' });
    expect(system(remote, 'git', ['show', 'main:Dockerfile'])).toBe(after);
    expect(system(remote, 'git', ['show', 'main:web/.dockerignore'])).toContain('**/.DS_Store\n');
    expect(system(folder, 'git', ['status', '--porcelain'])).toBe('?? "left behind"\n');
    expect(run(folder, { INPUT_MODE: 'fix' })).toMatchObject({ status: 0, output: 'changed=false\n' });
  }, 60_000);
});

test('the action keeps one comment', () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { runs: { steps: { run: string }[] } };
  const comment = (known: string, changed: string, outcome = 'success'): string => {
    const folder = folderWith({
      'x.md': '## imgfix',
      gh: '#!/bin/sh\necho "$@" >>"$LOG"\n[ "$2" = --paginate ] && printf "$KNOWN"\nexit 0\n',
    });
    chmodSync(join(folder, 'gh'), 0o755);
    const more = {
      GITHUB_REPOSITORY: 'o/r',
      NUMBER: '7',
      CHANGED: changed,
      OUTCOME: outcome,
      KNOWN: known,
      LOG: join(folder, 'log'),
      COMMENT: join(folder, 'x.md'),
    };
    execFileSync('bash', ['-ec', runs.steps[1]?.run ?? ''], { env: environment(folder, more) });
    expect(get(folder, 'x.md.body')).toBe('<!-- imgfix -->\n## imgfix');
    return get(folder, 'log').trim().split('\n').at(-1)?.replace(folder, '') ?? '';
  };
  const fresh = 'pr comment 7 --repo o/r --body-file /x.md.body';
  expect(comment('', 'true')).toBe(fresh);
  expect(comment('', 'false', 'failure')).toBe(fresh);
  expect(comment('', 'false')).toMatch(/^api --paginate/);
  for (const changed of ['true', 'false'])
    expect(comment('42\\n43\\n', changed)).toBe(
      'api --method PATCH repos/o/r/issues/comments/42 --field body=@/x.md.body',
    );
});

test('the hooks for pre-commit call what the program understands', async () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string }[];
  for (const { entry } of hooks) {
    const folder = folderWith({ 'x/Dockerfile': 'FROM x\nRUN old\n' });
    const { code } = await imgfix(folder, [...entry.split(' ').slice(1), 'x/Dockerfile']);
    expect(code).toBe(entry.includes('--check') ? 1 : 0);
    expect(get(folder, 'x/Dockerfile')).toContain(entry.includes('--write') ? 'RUN new' : 'RUN old');
  }
});
