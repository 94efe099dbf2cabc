import fc from 'fast-check';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openPackageCatalogue } from '../../src/knowledge/catalogue/node.ts';
import { rewrite } from '../../src/index.ts';
import { discover } from '../../src/project/discover.ts';
import { readSource } from '../../src/project/files.ts';
import { transforms } from '../../transforms/index.ts';
import { mutants } from '../support/mutate.ts';
import { runs } from '../support/runs.ts';
import { readFixtures } from '../support/fixtures.ts';
import { faulty, folderWith, get, imgfix, put, replaceOld, system } from './harness.ts';

const images = openPackageCatalogue();
const setting = { transforms, catalogue: () => Promise.resolve(images) };
const all = { only: transforms.map(({ name }) => name), level: 'risky', images } as const;

/** Comment lines, which nothing may lose. */
const comments = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.trimStart().startsWith('#'))
    .sort();

describe('any text is rewritten to something that holds, or kept', () => {
  const corpus = process.env['IMGFIX_CORPUS'];
  const examples = readFixtures(join(import.meta.dirname, '../../__fixtures__'))
    .filter(({ name }) => name === 'example')
    .map(({ before }) => before);
  const real = [...discover(corpus ? [corpus] : [])].flatMap((found, index) => {
    const source = found.kind === 'file' && index % 5 === 0 ? readSource(found.path) : undefined;
    return source?.kind === 'file' && source.text.length < 5000 ? [source.text] : [];
  });
  const seeds = [...examples, ...real];

  const holds = (text: string): void => {
    const result = rewrite(text, all);
    if (result.problems.length > 0) expect(result.after).toBe(text);
    if (result.after === text) return;
    const again = rewrite(result.after, all);
    expect(again.problems).toEqual([]);
    if (result.dropped.length === 0) expect(again.after).toBe(result.after);
  };

  test('mutants of real texts', () => {
    fc.assert(fc.property(mutants(seeds), holds), runs(300));
  }, 60_000);

  test('random bytes come back byte for byte, through standard input too', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
    const folder = folderWith({});
    await fc.assert(
      fc.asyncProperty(bytes, async (stdin) => {
        const { bytes: out } = await imgfix(folder, ['--stdin', '--write', '--quiet'], { ...setting, stdin });
        expect(Buffer.compare(out, stdin)).toBe(0);
      }),
      runs(60),
    );
  });

  const invalid = Buffer.concat([
    Buffer.from('FROM debian:12\n# caf'),
    Buffer.from([0xe9, 0xff]),
    Buffer.from('\nMAINTAINER me\n'),
  ]);
  test.each<[string, string | Buffer, boolean]>([
    ['no valid UTF-8', invalid, true],
    ['NULs in a comment', 'FROM debian:12\n# a\0b\nMAINTAINER me\n', true],
    ['NULs everywhere', '\0'.repeat(5000), false],
    ['a line of almost 64 KB', `FROM debian:12\nMAINTAINER me\nRUN echo ${'x'.repeat(65_000)}\n`, true],
    [
      'a line that is too long for the builder',
      `FROM debian:12\nMAINTAINER me\nRUN echo ${'x'.repeat(1 << 16)}\n`,
      false,
    ],
    ['a line of 1 MB', `FROM debian:12\nMAINTAINER me\nRUN echo ${'word '.repeat(200_000)}\n`, false],
    [
      'parentheses, 20,000 deep',
      `FROM debian:12\nMAINTAINER me\nRUN ${'('.repeat(20_000)}true${')'.repeat(20_000)}\n`,
      true,
    ],
    [
      'substitutions, 5,000 deep',
      `FROM debian:12\nMAINTAINER me\nRUN echo ${'$('.repeat(5000)}x${')'.repeat(5000)}\n`,
      true,
    ],
    [
      'ifs, 3,000 deep',
      `FROM debian:12\nMAINTAINER me\nRUN ${'if x; then '.repeat(3000)}y${'; fi'.repeat(3000)}\n`,
      true,
    ],
    ['20,000 continuations', `FROM debian:12\nMAINTAINER me\nRUN true${' && \\\n true'.repeat(20_000)}\n`, true],
    ['a JSON form, deep', `FROM debian:12\nMAINTAINER me\nCMD ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, false],
    ['an open heredoc', 'FROM debian:12\nMAINTAINER me\nRUN <<EOF\nx\n', false],
  ])(
    '%s',
    async (_, content, isChanged) => {
      const folder = folderWith({ Dockerfile: content });
      const start = performance.now();
      const { code, stderr } = await imgfix(folder, ['--write', '--only', 'replace-maintainer'], setting);
      const found = readFileSync(join(folder, 'Dockerfile'), 'latin1');
      const before = Buffer.from(content).toString('latin1');
      expect({ code, isChanged: found !== before }, stderr).toEqual({ code: isChanged ? 0 : 2, isChanged });
      const label = 'LABEL org.opencontainers.image.authors="me"';
      expect(found).toBe(isChanged ? before.replace('MAINTAINER me', label) : before);
      // with all transforms: whatever they do, in bounded time
      expect(comments(rewrite(before, all).after)).toEqual(expect.arrayContaining(comments(before)));
      expect(performance.now() - start).toBeLessThan(20_000);
      expect(readdirSync(folder)).toEqual(['Dockerfile']);
    },
    60_000,
  );
});

const old = 'FROM x\nRUN old\n';
const fresh = 'FROM x\nRUN new\n';

describe('files and folders', () => {
  test('what goes away meanwhile is said, and the others go on', async () => {
    const folder = folderWith({ 'a/Dockerfile': old, 'b/Dockerfile': old, 'c/Dockerfile': old, 'd/Dockerfile': old });
    const meddles = faulty('meddles', function* () {
      rmSync(join(folder, 'a'), { recursive: true, force: true });
      rmSync(join(folder, 'c/Dockerfile'), { force: true });
      mkdirSync(join(folder, 'c/Dockerfile'), { recursive: true });
      yield* [];
    });
    const { code, stderr } = await imgfix(folder, ['--write'], { transforms: [replaceOld, meddles] });
    expect(code).toBe(2);
    expect(stderr).toContain('a/Dockerfile: error: not written: no such file');
    expect(stderr).toContain('c/Dockerfile: error: is a folder');
    expect(get(folder, 'b/Dockerfile') + get(folder, 'd/Dockerfile')).toBe(fresh + fresh);
    expect(readdirSync(folder)).toEqual(['b', 'c', 'd']);
  });

  test('read-only files are kept and named, pipes and loops neither read nor followed', async () => {
    const folder = folderWith({ 'a/Dockerfile': old, 'locked/Dockerfile': old });
    chmodSync(join(folder, 'locked/Dockerfile'), 0o444);
    system(folder, 'mkfifo', ['Dockerfile']);
    symlinkSync('loop', join(folder, 'a/loop'));
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('Dockerfile.b', join(folder, 'a/Dockerfile.a'));
    symlinkSync('Dockerfile.a', join(folder, 'a/Dockerfile.b'));
    const { code, stderr } = await imgfix(folder, ['--write']);
    expect(code).toBe(2);
    expect(stderr).toContain('Dockerfile: error: is a named pipe');
    expect(stderr).toContain('locked/Dockerfile: error: not written: it is read-only');
    expect(stderr).toContain('3 files: 1 rewritten, 2 errors');
    expect(get(folder, 'locked/Dockerfile')).toBe(old);
    expect(get(folder, 'a/Dockerfile')).toBe(fresh);
  });

  test('a link to itself among the paths, or beside a Dockerfile, costs no other file', async () => {
    const copies = 'FROM node:20\nCOPY . .\nRUN apt-get update\nRUN apt-get install -y curl\n';
    const folder = folderWith({ 'a/Dockerfile': copies, 'b/Dockerfile': copies });
    symlinkSync('loop', join(folder, 'loop'));
    for (const name of ['a/Dockerfile.dockerignore', 'b/.dockerignore'])
      symlinkSync(basename(name), join(folder, name));
    const { code, stderr } = await imgfix(folder, ['--write', 'loop', 'loop/Dockerfile', 'a', 'b'], {
      transforms,
      catalogue: () => Promise.resolve(openPackageCatalogue()),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('loop: error: is a symbolic link that leads back to itself');
    expect(stderr).toContain('loop/Dockerfile: error:');
    for (const name of ['a/Dockerfile', 'b/Dockerfile']) expect(get(folder, name)).not.toBe(copies);
  });

  const names = [
    'new\nline',
    'tab\there',
    `q"u'o\`te`,
    'größe 日本 😀',
    '-rf',
    '$(touch x)',
    'a b',
    '*',
    '\u001b[31mred',
  ];
  test('names of all kinds: written, and printed as one harmless line each', async () => {
    const folder = folderWith(Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, old])));
    const diff = await imgfix(folder, []);
    const copy = folderWith(Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, old])));
    system(copy, 'git', ['apply', '-'], diff.bytes);
    const { code, stderr } = await imgfix(folder, ['--write', '--report', 'page.html', '--verbose']);
    expect(code).toBe(0);
    for (const name of names) {
      expect(get(folder, `${name}/Dockerfile`)).toBe(fresh);
      expect(get(copy, `${name}/Dockerfile`)).toBe(fresh);
    }
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(stderr.split('\n').filter((line) => line.endsWith(': rewritten'))).toHaveLength(names.length);
  });

  const mounted = (folder: string): boolean =>
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'imgfix-test', folder]).status === 0;
  test('a full disk keeps every file whole', async ({ skip }) => {
    const folder = folderWith({});
    if (!mounted(folder)) skip('only root may mount a small disk');
    try {
      put(folder, 'a/Dockerfile', old);
      put(folder, 'b/Dockerfile', `${old}# ${'x'.repeat(5000)}\n`);
      expect(() => put(folder, 'filler', 'x'.repeat(1 << 17))).toThrow('ENOSPC');
      const { code, stderr } = await imgfix(folder, ['--write']);
      expect(code).toBe(2);
      expect(stderr).toContain('b/Dockerfile: error: not written: no space is left on the disk');
      expect(get(folder, 'b/Dockerfile')).toMatch(/^FROM x\nRUN old\n# x+\n$/);
      expect([old, fresh]).toContain(get(folder, 'a/Dockerfile'));
      expect(readdirSync(join(folder, 'b'))).toEqual(['Dockerfile']);
      rmSync(join(folder, 'filler'));
      expect((await imgfix(folder, ['--write'])).code).toBe(0);
      expect(get(folder, 'b/Dockerfile')).toContain('RUN new\n');
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test('submodules are left out unless they are named', async () => {
    const inner = folderWith({ Dockerfile: old });
    const folder = folderWith({ Dockerfile: old });
    const git = (cwd: string, ...argv: string[]): string =>
      system(cwd, 'git', [
        '-c',
        'user.name=x',
        '-c',
        'user.email=x@example.org',
        '-c',
        'protocol.file.allow=always',
        ...argv,
      ]);
    for (const one of [inner, folder]) {
      git(one, 'init', '-q');
      git(one, 'add', '-A');
      git(one, 'commit', '-q', '-m', 'x');
    }
    git(folder, 'submodule', '--quiet', 'add', inner, 'vendor/inner');
    await imgfix(folder, ['--write']);
    expect([get(folder, 'Dockerfile'), get(folder, 'vendor/inner/Dockerfile')]).toEqual([fresh, old]);
    await imgfix(folder, ['--write', 'vendor/inner']);
    expect(get(folder, 'vendor/inner/Dockerfile')).toBe(fresh);
  });

  test('nothing outside of the roots is written, and nothing of what files say is run', async () => {
    const outer = folderWith({ 'outside/Dockerfile': old, 'outside/web/Dockerfile': `${old}COPY . /a\n` });
    const ran = join(outer, 'ran');
    const root = join(outer, 'root');
    const touch = `touch ${ran}`;
    for (const [name, text] of Object.entries({
      'api/Dockerfile': `# syntax=x\nFROM x\nRUN ${touch}\nRUN old\nCOPY ../../outside /o\nCOPY . /a\nCMD ${touch}\n`,
      'api/.git/HEAD': '',
      'compose.yaml': `services:\n  web:\n    build: { context: ../outside/web, args: { A: "$(${touch})" } }\n`,
      'docker-bake.hcl': `target "x" { context = "../outside", args = { A = "\${file("/etc/passwd")}" } }\n`,
      'imgfix.config.yaml': `ignore: ["$(${touch})"]\n`,
      'package.json': `{"scripts": {"prepare": "${touch}", "postinstall": "${touch}"}}\n`,
      '.env': `A=$(${touch})\n`,
    }))
      put(root, name, text);
    symlinkSync('../../outside/Dockerfile', join(root, 'api/Dockerfile.linked'));
    symlinkSync('../outside', join(root, 'way'));
    const { code } = await imgfix(root, ['--write', '--preset', 'all', '--level', 'risky'], {
      ...setting,
      transforms: [replaceOld, ...transforms],
    });
    expect(code).toBe(0);
    expect(get(root, 'api/Dockerfile')).toContain(' new\n');
    expect(existsSync(ran)).toBe(false);
    expect(get(outer, 'outside/Dockerfile')).toBe(old);
    expect(readdirSync(join(outer, 'outside')).sort()).toEqual(['Dockerfile', 'web']);
    expect(readdirSync(join(outer, 'outside/web'))).toEqual(['Dockerfile']);
    expect(readdirSync(outer).sort()).toEqual(['outside', 'root']);
  });
});

test('two runs at once do what one does, and leave nothing behind', async () => {
  const text = 'FROM debian:12\nMAINTAINER me\n';
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}/Dockerfile`, text]));
  const folder = folderWith(files);
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const argv = ['--import', import.meta.resolve('tsx'), main, '--write', '--only', 'replace-maintainer'];
  const run = (): Promise<{ code: number | null; stderr: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      let stderr = '';
      child.stderr.on('data', (data) => (stderr += String(data)));
      child.on('close', (code) => resolve({ code, stderr }));
    });
  const outcomes = await Promise.all([run(), run()]);
  for (const { code, stderr } of outcomes) {
    // whoever came second either found the work done, or was told that the file had changed under it
    expect(stderr.split('\n').filter((line) => line.includes('error:') && !line.includes('changed on disk'))).toEqual(
      [],
    );
    expect(stderr).toMatch(/^40 files: /m);
    expect([0, 2]).toContain(code);
  }
  writeFileSync(join(folder, 'Dockerfile'), text);
  await imgfix(folder, ['--write', '--only', 'replace-maintainer', 'Dockerfile'], setting);
  for (const name of Object.keys(files)) expect(get(folder, name)).toBe(get(folder, 'Dockerfile'));
  expect(readdirSync(join(folder, '7'))).toEqual(['Dockerfile']);
}, 60_000);
