import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseLock } from '../../src/registry/lock.ts';
import pinBaseImage from '../../transforms/pin-base-image.ts';
import { folderWith, get, imgfix, put, type Outcome } from '../cli/harness.ts';
import { catalogue } from '../support/engine.ts';
import {
  freePort,
  hasRegistry,
  login,
  pushImage,
  pushIndex,
  startRegistry,
  type Target,
  type TestRegistry,
} from '../support/registry.ts';

const digest = /sha256:[0-9a-f]{64}/g;

describe.runIf(hasRegistry)('with a real registry', () => {
  let open: TestRegistry;
  let closed: TestRegistry;
  const digests = { node: '', alpine: '', composer: '', app: '', closed: '' };

  const at = (repository: string): Target => ({ host: open.host, repository });
  /** The command line, with the official images in the open registry. */
  const run = (folder: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    imgfix(folder, [...argv, '--registry-mirror', `docker.io=http://${open.host}`], {
      transforms: [pinBaseImage],
      catalogue: () => Promise.resolve(catalogue),
      env: { HOME: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}`, ...env },
    });

  beforeAll(async () => {
    [open, closed] = await Promise.all([startRegistry(), startRegistry({ withLogin: true })]);
    // since the catalogue was made, 22 has moved from 22.23.2 to 22.24.1; python and redis have what it says, or nothing
    const node = at('library/node');
    await pushIndex(node, ['22.23.2'], { label: 'old' });
    digests.node = await pushIndex(node, ['22', '22-bookworm', '22.24', '22.24.1', '22.24.1-bookworm'], {
      label: 'new',
    });
    await pushIndex(node, ['22.24.1-slim', '22.24.1-bookworm-slim', '23.1.0-bookworm'], { label: 'slim' });
    digests.alpine = await pushIndex(at('library/alpine'), ['3.24', 'latest', '3.24.1'], { label: 'alpine' });
    digests.composer = await pushImage(at('library/composer'), ['2', '2.10.2'], { label: 'composer' });
    digests.app = await pushIndex(at('team/app'), ['1', '1.4.2', 'v1-extra'], { label: 'app' });
    digests.closed = await pushImage({ host: closed.host, repository: 'team/secret', withLogin: true }, ['2', '2.0.1']);
  });
  afterAll(() => {
    open.stop();
    closed.stop();
  });

  const text = (): string =>
    [
      'ARG BASE=alpine',
      'FROM node:22 AS build',
      'COPY --from=composer:2 /usr/bin/composer /usr/bin/',
      `FROM ${open.host}/team/app:1`,
      'FROM ${BASE}',
      'RUN --mount=from=node:22,target=/n ls /n',
      '',
    ].join('\n');

  test('pin writes what the tags stand for: the index, the tag that says more, the platforms', async () => {
    const folder = folderWith({ Dockerfile: text() });
    const { code, stdout, stderr } = await run(folder, ['pin']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'imgfix.lock: 4 references, written\n' });
    expect(stdout).toContain(`node:22: 22.24.1-bookworm ${digests.node.slice(0, 19)}… (linux/amd64, linux/arm64)\n`);
    const lock = parseLock(get(folder, 'imgfix.lock'));
    const brief = [...lock].map(([key, { tag, digest, platforms }]) => [key, tag, digest, platforms.join(' ')]);
    expect(brief).toEqual([
      [`${open.host}/team/app:1`, '1.4.2', digests.app, 'linux/amd64 linux/arm64'],
      ['alpine:latest', '3.24', digests.alpine, 'linux/amd64 linux/arm64'],
      ['composer:2', '2.10.2', digests.composer, 'linux/amd64'],
      ['node:22', '22.24.1-bookworm', digests.node, 'linux/amd64 linux/arm64'],
    ]);
    expect(lock.get('node:22')?.source).toBe(open.host);
    expect(await run(folder, ['pin', '--check'])).toMatchObject({ code: 0, stderr: '' });
    expect(await run(folder, ['pin'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('digests of the lock reach FROM, COPY --from, a mount and the default of an ARG; a second run changes nothing', async () => {
    const folder = folderWith({ Dockerfile: text(), 'b/Dockerfile': 'FROM node:22\n' });
    const mode = ['--set', 'pin-base-image.mode=tag+digest', '--write'];
    expect((await run(folder, mode)).code).toBe(0);
    expect(get(folder, 'Dockerfile')).toBe(text());
    await run(folder, ['pin']);
    expect((await run(folder, mode)).code).toBe(0);
    const pinned = get(folder, 'Dockerfile');
    expect(pinned.split('\n')).toEqual([
      `ARG BASE=alpine:3.24@${digests.alpine}`,
      `FROM node:22.24.1-bookworm@${digests.node} AS build`,
      `COPY --from=composer:2.10.2@${digests.composer} /usr/bin/composer /usr/bin/`,
      `FROM ${open.host}/team/app:1.4.2@${digests.app}`,
      'FROM ${BASE}',
      `RUN --mount=from=node:22.24.1-bookworm@${digests.node},target=/n ls /n`,
      '',
    ]);
    expect(get(folder, 'b/Dockerfile')).toBe(`FROM node:22.24.1-bookworm@${digests.node}\n`);
    await run(folder, mode);
    expect(get(folder, 'Dockerfile')).toBe(pinned);
    // what is pinned by now is still in use
    expect((await run(folder, ['pin'])).stdout).toBe('');
    expect((await run(folder, ['pin', '--check'])).code).toBe(0);
  });

  test('--online does the same without a lock file, and tags too', async () => {
    const folder = folderWith({ Dockerfile: text() });
    expect(await run(folder, ['--online', '--write', '--set', 'pin-base-image.mode=digest'])).toMatchObject({
      code: 0,
    });
    expect(get(folder, 'Dockerfile').match(digest)).toEqual([
      ...[digests.alpine, digests.node, digests.composer, digests.app, digests.node],
    ]);
    expect(get(folder, 'Dockerfile')).toContain(`FROM node:22@${digests.node} AS build`);
    expect(existsSync(join(folder, 'imgfix.lock'))).toBe(false);
    put(folder, 'Dockerfile', text());
    expect(await run(folder, ['--online', '--write'])).toMatchObject({ code: 0 });
    expect(get(folder, 'Dockerfile')).toMatch(
      /FROM node:22\.24\.1-bookworm AS build\n.*composer:2\.10\.2 .*\n.*app:1\.4\.2\n/,
    );
    const piped = await imgfix(folder, ['--stdin', '--write', '--online'], {
      transforms: [pinBaseImage],
      catalogue: () => Promise.resolve(catalogue),
      stdin: `FROM ${open.host}/team/app:1\n`,
    });
    expect(piped.stdout).toBe(`FROM ${open.host}/team/app:1.4.2\n`);
  });

  test('an entry stays until --update, which asks for the images that it names', async () => {
    const repository = `moving/${Date.now()}`;
    const name = `${open.host}/${repository}`;
    await pushImage(at(repository), ['1', '1.0.0'], { label: 'first' });
    const folder = folderWith({ Dockerfile: `FROM ${name}:1\nFROM node:22\n` });
    await run(folder, ['pin']);
    const first = get(folder, 'imgfix.lock');
    const moved = await pushImage(at(repository), ['1', '1.0.1'], { label: 'second' });
    await run(folder, ['pin']);
    expect(get(folder, 'imgfix.lock')).toBe(first);
    expect((await run(folder, ['pin', '--update', 'node'])).stdout).toBe('');
    const { stdout } = await run(folder, ['pin', '--update', name]);
    expect(stdout).toMatch(/1\.0\.0 sha256:\w{12}… → 1\.0\.1 sha256:\w{12}…\n$/);
    expect(parseLock(get(folder, 'imgfix.lock')).get(`${name}:1`)?.digest).toBe(moved);
    expect(await run(folder, ['pin', '--update', 'ndoe'])).toMatchObject({
      code: 2,
      stderr: 'imgfix: --update ndoe: no Dockerfile uses it, and imgfix.lock does not have it\n',
    });
  });

  test('--min-age takes nothing that is younger', async () => {
    const repository = `young/${Date.now()}`;
    const name = `${open.host}/${repository}`;
    const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
    const old = await pushIndex(at(repository), ['1'], { created: daysAgo(30) });
    const folder = folderWith({ Dockerfile: `FROM ${name}:1\n` });
    await run(folder, ['pin', '--min-age', '7d']);
    await pushIndex(at(repository), ['1'], { created: daysAgo(3) });
    const { code, stdout } = await run(folder, ['pin', '--update', '--min-age', '7d']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/:1: left as it was, it is [23] days old/);
    expect(parseLock(get(folder, 'imgfix.lock')).get(`${name}:1`)?.digest).toBe(old);
    await pushIndex(at(repository), ['2'], { created: '1970-01-01T00:00:00Z' });
    put(folder, 'Dockerfile', `FROM ${name}:2\n`);
    expect((await run(folder, ['pin', '--min-age', '1w'])).stdout).toContain(':2: left out, its age cannot be told');
  });

  test('--check names the place of what is missing; what floats on purpose or is ignored is not', async () => {
    const folder = folderWith({
      Dockerfile:
        'FROM node:22\n# imgfix ignore=pin-base-image: on purpose\nFROM redis:7\nFROM postgres:16\nFROM $X\nFROM context-of-bake\n',
    });
    const { code, stdout, stderr } = await run(folder, [
      'pin',
      '--check',
      '--set',
      'pin-base-image.images.postgres=float',
    ]);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Dockerfile:1: node:22 is not in imgfix.lock: run imgfix pin\n',
    });
  });

  test('a run over the whole repository drops what nobody uses any more, one over a part does not', async () => {
    const folder = folderWith({ 'a/Dockerfile': 'FROM node:22\n', 'b/Dockerfile': 'FROM composer:2\n' });
    await run(folder, ['pin']);
    put(folder, 'b/Dockerfile', 'FROM scratch\n');
    await run(folder, ['pin', 'a']);
    expect(get(folder, 'imgfix.lock')).toContain('composer:2');
    expect((await run(folder, ['pin'])).stdout).toBe('composer:2: removed, no Dockerfile uses it\n');
    expect(get(folder, 'imgfix.lock')).not.toContain('composer:2');
  });

  test('a configuration says where registries are asked, what floats and what is left out', async () => {
    const settings = {
      registry: { prefixes: { 'corp/': `${open.host}/team/` } },
      images: { 'corp/app:9': 'float' },
      transforms: { 'pin-base-image': { options: { mode: 'digest' } } },
      ignore: ['old/**'],
    };
    const folder = folderWith({
      'imgfix.config.json': JSON.stringify(settings),
      Dockerfile: 'FROM corp/app:1\nFROM corp/app:9\n',
      'old/Dockerfile': 'FROM corp/app:8\n',
    });
    expect(await run(folder, ['pin', '--check'])).toMatchObject({
      ...{ code: 1, stderr: 'Dockerfile:1: corp/app:1 is not in imgfix.lock: run imgfix pin\n' },
    });
    expect(await run(folder, ['--online', '--write'])).toMatchObject({ code: 0 });
    expect(get(folder, 'Dockerfile')).toBe(`FROM corp/app:1@${digests.app}\nFROM corp/app:9\n`);
    put(folder, 'Dockerfile', 'FROM corp/app:1\n');
    expect((await run(folder, ['pin'])).stdout).toContain('corp/app:1: 1.4.2 sha256');
    expect((await run(folder, ['pin', '--check'])).code).toBe(0);
  });

  test('a lock file with a conflict stops everything, with its line', async () => {
    const folder = folderWith({ Dockerfile: 'FROM node:22\n', 'imgfix.lock': 'version = 1\n<<<<<<< HEAD\n' });
    for (const argv of [['pin'], ['--write'], ['pin', '--check']]) {
      const { code, stderr } = await run(folder, argv);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr:
          'imgfix: imgfix.lock line 2 holds a merge conflict: keep the entries of one side, or both if they differ by name\n',
      });
    }
    expect(get(folder, 'Dockerfile')).toBe('FROM node:22\n');
  });

  describe('that wants a login', () => {
    const auth = (password: string): string => Buffer.from(`${login.user}:${password}`).toString('base64');
    const config = (content: object): Record<string, string> => ({ '.docker/config.json': JSON.stringify(content) });
    const dockerfile = (): string => `FROM ${closed.host}/team/secret:2\n`;
    const online = ['--online', '--write', '--set', 'pin-base-image.mode=tag+digest'];

    test('takes that of docker', async () => {
      const folder = folderWith({
        Dockerfile: dockerfile(),
        ...config({ auths: { [closed.host]: { auth: auth(login.password) } } }),
      });
      expect(await run(folder, online)).toMatchObject({ code: 0 });
      expect(get(folder, 'Dockerfile')).toBe(`FROM ${closed.host}/team/secret:2.0.1@${digests.closed}\n`);
    });

    test.each(['credHelpers', 'credsStore'])('asks a helper named in %s', async (key) => {
      const answer = JSON.stringify({ ServerURL: 'x', Username: login.user, Secret: login.password });
      const folder = folderWith({
        Dockerfile: dockerfile(),
        'docker-credential-test': `#!/bin/sh\nread -r server || true\n[ "$1" = get ] || exit 1\ncase "$server" in\n${closed.host}) echo '${answer}';;\n*) echo 'credentials not found in native keychain'; exit 1;;\nesac\n`,
        ...config(key === 'credsStore' ? { credsStore: 'test' } : { credHelpers: { [closed.host]: 'test' } }),
      });
      chmodSync(join(folder, 'docker-credential-test'), 0o755);
      expect(await run(folder, online)).toMatchObject({ code: 0 });
      expect(get(folder, 'Dockerfile')).toContain(digests.closed);
    });

    test.each([
      ['no login', {}, 'has no such image that is public (401): check the name, or log in with docker login'],
      ['a wrong password', { password: 'wrong-secret' }, 'refuses the login that docker keeps for it (401)'],
    ])('%s: one clear line, 2, and the file as it was', async (_, { password }: { password?: string }, message) => {
      const files = password === undefined ? {} : config({ auths: { [closed.host]: { auth: auth(password) } } });
      const folder = folderWith({ Dockerfile: dockerfile(), ...files });
      for (const argv of [online, ['pin']]) {
        const { code, stdout, stderr } = await run(folder, argv);
        expect(code).toBe(2);
        expect(stderr).toContain(`imgfix: ${closed.host}/team/secret:2: ${closed.host} ${message}`);
        expect(stdout + stderr).not.toMatch(/wrong-secret|cmVhZGVy/);
        expect(get(folder, 'Dockerfile')).toBe(dockerfile());
        expect(existsSync(join(folder, 'imgfix.lock'))).toBe(false);
      }
    });

    test.each([
      ['a helper that is not there', { credsStore: 'absent' }, 'docker-credential-absent is not on PATH'],
      ['a config.json that is none', '{"auths": {"x": "hidden-secret"', 'config.json is not valid JSON'],
    ])('%s is said', async (_, content, message) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const folder = folderWith({ Dockerfile: dockerfile(), '.docker/config.json': text });
      const { code, stderr } = await run(folder, online);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain('hidden-secret');
    });
  });

  test('a tag that is not there: one clear line, 2, and the file as it was; the other images are pinned', async () => {
    const missing = `FROM ${open.host}/team/app:9\n`;
    const folder = folderWith({ Dockerfile: missing, 'b/Dockerfile': `FROM ${open.host}/team/app:1\n` });
    const { code, stderr } = await run(folder, ['--online', '--write', '--set', 'pin-base-image.mode=digest']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `imgfix: ${open.host}/team/app:9: ${open.host} has no such image or tag (404 MANIFEST_UNKNOWN)\n`,
    );
    expect(get(folder, 'Dockerfile')).toBe(missing);
    expect(get(folder, 'b/Dockerfile')).toContain(digests.app);
  });

  test('a port on which nothing listens', async () => {
    const dead = `127.0.0.1:${await freePort()}`;
    const folder = folderWith({ Dockerfile: `FROM ${dead}/a:1\n` });
    expect(await run(folder, ['--online', '--write', '--set', 'pin-base-image.mode=digest', '--quiet'])).toEqual(
      expect.objectContaining({
        code: 2,
        stderr: `imgfix: ${dead}/a:1: ${dead} refuses the connection: nothing listens there\n`,
      }),
    );
    expect(get(folder, 'Dockerfile')).toBe(`FROM ${dead}/a:1\n`);
  });
});
