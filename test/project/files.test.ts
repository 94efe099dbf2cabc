import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHead, readSource, sizeLimit, writeSource, type SourceFile } from '../../src/project/files.ts';
import { newFolder, put, run, unprivileged } from './tree.ts';

const read = (path: string): SourceFile => {
  const file = readSource(path);
  if (file.kind === 'problem') throw new Error(file.message);
  return file;
};
const messageOf = (path: string): string => {
  const file = readSource(path);
  return file.kind === 'problem' ? file.message : 'read';
};

describe('reading', () => {
  test('text, encoding and stamp', () => {
    const path = put(newFolder(), 'Dockerfile', '\uFEFFFROM größe\r\n');
    expect(read(path)).toMatchObject({ path, text: '\uFEFFFROM größe\r\n', encoding: 'utf8' });
    expect(read(path).stamp.size).toBe(BigInt(statSync(path).size));
  });

  test('bytes that are not UTF-8 are kept', () => {
    const path = put(newFolder(), 'Dockerfile', Buffer.from([0x23, 0xe4, 0xff, 0x0a]));
    const file = read(path);
    expect(file.encoding).toBe('latin1');
    expect(writeSource(file, `${file.text}FROM a\n`)).toBeUndefined();
    expect([...readFileSync(path)]).toEqual([0x23, 0xe4, 0xff, 0x0a, ...Buffer.from('FROM a\n')]);
    expect(writeSource(read(path), 'FROM 日本')?.message).toContain('cannot hold');
  });

  test('an empty file and one of /proc, which has no size', () => {
    expect(read(put(newFolder(), 'Dockerfile', '')).text).toBe('');
    if (process.platform === 'linux') expect(read('/proc/self/status').text).toContain('Pid:');
  });

  test('problems are one line', () => {
    const root = newFolder({ file: '' });
    run(root, 'mkfifo', 'pipe');
    symlinkSync('ring', join(root, 'ring'));
    put(root, 'utf16', Buffer.from('\uFEFFFROM a\n', 'utf16le'));
    truncateSync(put(root, 'large'), sizeLimit + 1);
    truncateSync(put(root, 'largest'), sizeLimit);
    expect(messageOf(join(root, 'nope'))).toBe('no such file or folder');
    expect(messageOf(join(root, 'file/x'))).toBe('no such file: a part of the path is a file, not a folder');
    expect(messageOf(root)).toBe('is a folder, not a file');
    expect(messageOf(join(root, 'pipe'))).toBe('is a pipe, a socket or a device, not a file');
    expect(messageOf('/dev/zero')).toBe('is a pipe, a socket or a device, not a file');
    expect(messageOf(join(root, 'ring'))).toBe('is a symbolic link that leads back to itself');
    expect(messageOf(join(root, 'x'.repeat(300)))).toBe('the name is too long for this file system');
    expect(messageOf(join(root, 'utf16'))).toBe('is UTF-16, which no builder reads: save it as UTF-8');
    expect(messageOf(join(root, 'large'))).toBe('is larger than 10 MiB, which no Dockerfile is');
    expect(messageOf(join(root, 'largest'))).toBe('read');
  });

  test('without permission', () => {
    const root = newFolder();
    chmodSync(root, 0o755);
    chmodSync(put(root, 'Dockerfile'), 0);
    expect(unprivileged(() => messageOf(join(root, 'Dockerfile')))).toBe(
      'permission denied: your user may not read it',
    );
  });

  test('the head of a file', () => {
    const root = newFolder({ long: 'x'.repeat(20000) });
    expect(readHead(join(root, 'long'))).toHaveLength(8192);
    expect(readHead(root)).toMatchObject({ kind: 'problem' });
  });
});

describe('writing', () => {
  const start = (name = 'Dockerfile') => {
    const root = newFolder();
    const path = put(root, name, 'FROM a\n');
    return { root, path, file: read(path) };
  };

  test('replaces the text and leaves nothing else behind', () => {
    const { root, path, file } = start();
    expect(writeSource(file, 'FROM b\n')).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('FROM b\n');
    expect(readdirSync(root)).toEqual(['Dockerfile']);
  });

  test.each([0o644, 0o600, 0o664, 0o755, 0o4755])('keeps mode %o', (mode) => {
    const { path, file } = start();
    chmodSync(path, mode);
    expect(writeSource(file, 'FROM b\n')).toBeUndefined();
    expect(statSync(path).mode & 0o7777).toBe(mode);
  });

  test.runIf(process.getuid?.() === 0)('keeps the owner when run as root', () => {
    const { path, file } = start();
    chownSync(path, 1234, 4321);
    chmodSync(path, 0o4640);
    expect(writeSource(file, 'FROM b\n')).toBeUndefined();
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 4321 });
    expect(statSync(path).mode & 0o7777).toBe(0o4640);
  });

  test('writes the target of a link, also through two links and into another folder', () => {
    const { root, path, file } = start('real/file');
    mkdirSync(join(root, 'links'));
    symlinkSync('../real/file', join(root, 'links/first'));
    symlinkSync('first', join(root, 'links/Dockerfile'));
    expect(writeSource({ ...file, path: join(root, 'links/Dockerfile') }, 'FROM b\n')).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('FROM b\n');
    expect(readlinkSync(join(root, 'links/Dockerfile'))).toBe('first');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readdirSync(join(root, 'links'))).toEqual(['Dockerfile', 'first']);
  });

  test('a file of the greatest name, and names with spaces, quotes, a newline', () => {
    for (const name of ['x'.repeat(255), 'a b', `q"u'o`, 'new\nline', 'größe 日本', '-rf']) {
      const { path, file } = start(name);
      expect(writeSource(file, 'FROM b\n')).toBeUndefined();
      expect(readFileSync(path, 'utf8')).toBe('FROM b\n');
    }
  });

  test('refuses a file that changed, also with the same size and time', () => {
    const { root, path, file } = start();
    const { atime, mtime } = statSync(path);
    writeFileSync(path, 'FROM c\n');
    utimesSync(path, atime, mtime);
    expect(writeSource(file, 'FROM b\n')).toEqual({
      kind: 'problem',
      path,
      message: 'not written: it changed on disk since it was read; run imgfix again',
    });
    expect(readFileSync(path, 'utf8')).toBe('FROM c\n');
    expect(readdirSync(root)).toEqual(['Dockerfile']);
  });

  test('takes a file that was saved again with the same bytes, and one that has the new text already', () => {
    const { root, path, file } = start();
    writeFileSync(join(root, 'new'), 'FROM a\n');
    renameSync(join(root, 'new'), path);
    utimesSync(path, 1, 1);
    expect(writeSource(file, 'FROM b\n')).toBeUndefined();
    expect(writeSource(file, 'FROM b\n')).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('FROM b\n');
  });

  test('refuses what is gone, or is a folder or a pipe by now', () => {
    const { root, path, file } = start();
    rmSync(path);
    expect(writeSource(file, 'FROM b\n')?.message).toMatch(/^not written: no such file/);
    mkdirSync(path);
    expect(writeSource(file, 'FROM b\n')?.message).toBe('not written: is a folder, not a file');
    rmSync(path, { recursive: true });
    run(root, 'mkfifo', 'Dockerfile');
    expect(writeSource(file, 'FROM b\n')?.message).toMatch(/^not written: is a pipe/);
    expect(readdirSync(root)).toEqual(['Dockerfile']);
  });

  test('refuses a read-only file, for root too', () => {
    const { root, path, file } = start();
    chmodSync(path, 0o444);
    expect(writeSource(file, 'FROM b\n')?.message).toBe(
      'not written: it is read-only (mode 0444): make it writable (chmod u+w)',
    );
    expect(readFileSync(path, 'utf8')).toBe('FROM a\n');
    expect(readdirSync(root)).toEqual(['Dockerfile']);
  });

  test("refuses another user's file in a folder of one's own", () => {
    const { root, path, file } = start();
    if (process.getuid?.() !== 0) return;
    chmodSync(root, 0o777);
    chmodSync(path, 0o644);
    expect(unprivileged(() => writeSource(file, 'FROM b\n'))?.message).toBe(
      'not written: permission denied: your user may not write it',
    );
    expect(readFileSync(path, 'utf8')).toBe('FROM a\n');
    chmodSync(path, 0o666);
    expect(unprivileged(() => writeSource(file, 'FROM b\n'))).toBeUndefined();
    expect(statSync(path).mode & 0o7777).toBe(0o666);
  });

  test('a folder that is read-only', () => {
    const { root, path, file } = start();
    chmodSync(path, 0o666);
    chmodSync(root, 0o555);
    const failed = unprivileged(() => writeSource(file, 'FROM b\n'));
    chmodSync(root, 0o755);
    expect(failed?.message).toBe(
      'not written: its folder is read-only for your user, and a safe write needs a new file in it',
    );
    expect(readFileSync(path, 'utf8')).toBe('FROM a\n');
  });

  test('a second name of the file keeps the old text', () => {
    const { root, path, file } = start();
    linkSync(path, join(root, 'other'));
    expect(writeSource(file, 'FROM b\n')).toBeUndefined();
    expect(readFileSync(join(root, 'other'), 'utf8')).toBe('FROM a\n');
  });

  test(
    'writers at the same time: every reader sees a whole text, and no temporary file stays',
    { timeout: 60_000 },
    async () => {
      const { root, path } = start();
      const text = (name: string): string => `FROM ${name}\n${`RUN echo ${name}\n`.repeat(20000)}`;
      writeFileSync(path, text('0'));
      const module = new URL('../../src/project/files.ts', import.meta.url).href;
      const script = `
      import { readSource, writeSource } from ${JSON.stringify(module)};
      let written = 0, refused = 0;
      for (let round = 0; round < 40; round++) {
        const file = readSource(process.argv[1]);
        if (file.kind === 'problem') throw new Error(file.message);
        const name = process.argv[2] + round;
        const failed = writeSource(file, 'FROM ' + name + '\\n' + ('RUN echo ' + name + '\\n').repeat(20000));
        if (failed === undefined) written++;
        else if (failed.message.includes('changed on disk')) refused++;
        else throw new Error(failed.message);
      }
      console.log(JSON.stringify({ written, refused }));`;
      const writers = ['a', 'b', 'c'].map(
        (name) =>
          new Promise<string>((done, fail) => {
            const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, path, name]);
            let out = '';
            let errors = '';
            child.stdout.on('data', (data) => (out += String(data)));
            child.stderr.on('data', (data) => (errors += String(data)));
            child.on('close', (code) => (code === 0 ? done(out) : fail(new Error(errors))));
          }),
      );
      const state = { running: true };
      const all = Promise.all(writers).finally(() => (state.running = false));
      const seen = new Set<string>();
      while (state.running) {
        const found = readFileSync(path, 'utf8');
        const name = /^FROM (\w+)\n/.exec(found)?.[1] ?? '';
        expect(found === text(name), `a torn text: ${found.length} characters`).toBe(true);
        seen.add(name);
        await new Promise((next) => setTimeout(next, 1));
      }
      const results = (await all).map((out): unknown => JSON.parse(out));
      expect(results).toHaveLength(3);
      expect(seen.size).toBeGreaterThan(3);
      expect(readdirSync(root)).toEqual(['Dockerfile']);
    },
  );
});
