import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runTool } from '../../../src/verify/process.ts';
import { folderWith, imgfix, put, replaceOld } from '../../cli/harness.ts';
import type { AnyTransform } from '../../../src/transform/index.ts';
import { unexpected, verify, withEngine, type Reported } from './harness.ts';

const leftFolders = (): string[] => readdirSync(tmpdir()).filter((name) => /^imgfix-(?:verify|build)-/.test(name));

/** Images and containers that a run has left. */
const leftIn = async (program: string): Promise<string> => {
  const images = await runTool(program, ['image', 'ls', '-q', '--filter', 'label=imgfix.run']);
  const containers = await runTool(program, ['ps', '-aq', '--filter', 'label=imgfix.run']);
  return images.stdout + containers.stdout;
};

/** Waits until something holds; other test files build at the same time, so what is left over is theirs for a while. */
const eventually = async (holds: () => Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return true;
    await sleep(500);
  }
  return false;
};

const old = { Dockerfile: 'FROM debian:bookworm\nRUN old\n' };
/** What `replace-old` makes of it: each text is one command. */
const withOld = (text: string): { Dockerfile: string } => ({ Dockerfile: `FROM debian:bookworm\n${text}` });

withEngine('a run', (engine) => {
  it('prints no value of a build argument, whatever prints it', async () => {
    const secret = 's3cr3t-value-of-the-test';
    const files = withOld(`ARG TOKEN\nRUN echo "token $TOKEN" > /srv/x && echo "token is $TOKEN"\nRUN true\nRUN old\n`);
    for (const [format, text] of [
      ['table', files],
      ['json', files],
      ['markdown', withOld(`ARG TOKEN\nRUN echo "token is $TOKEN" && exit 3\nRUN old\n`)],
    ] as const) {
      const argv = ['verify', '--network', 'host', '--keep-cache', '--cached', '--format', format, '--verbose'];
      const outcome = await imgfix(folderWith(text), [...argv, '--build-arg', `TOKEN=${secret}`], {});
      expect(outcome.stdout).not.toContain(secret);
      expect(outcome.stderr).not.toContain(secret);
      expect(outcome.stdout).toContain(format === 'markdown' ? 'token is ***' : 'old: not found');
    }
  });

  it('ends a build after the time limit, and blames the rewritten text only for its own', async () => {
    const slow = withOld('RUN old\nRUN sleep 100\n');
    const { files } = await verify(folderWith(slow), ['--cached', '--time-limit', '3s'], [replaceOld]);
    expect(files[0]).toMatchObject({ status: 'original-fails' });
    expect(files[0]?.failure).toContain('old: not found');
    const slower = withOld('RUN sleep 100\nRUN old\n');
    const started = performance.now();
    const again = await verify(folderWith(slower), ['--cached', '--time-limit', '3s'], [replaceOld]);
    expect(again.files[0]?.failure).toContain('it took more than 3 s');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('ends a build that fills the disk', { skip: engine.dataRoot === undefined }, async () => {
    const text = withOld(
      'RUN i=0; while [ $i -lt 40 ]; do head -c 50M /dev/zero > /big$i; i=$((i+1)); sleep 0.2; done\nRUN old\n',
    );
    const { files } = await verify(folderWith(text), ['--disk-limit', '300MB'], [replaceOld]);
    expect(files[0]?.failure).toContain('it took more than 300 MB of the disk');
  });

  it('says of a text that no builder reads that it is wrong, not that nothing changes', async () => {
    const folder = folderWith({ Dockerfile: 'FROM debian:bookworm\nRUN old\nFOO bar\n' });
    const { code, stdout, stderr } = await imgfix(folder, ['verify'], {});
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('Dockerfile:3:1: error: unknown instruction FOO\n');
  });

  it('fails where what is verified cannot be written', async () => {
    const folder = folderWith(withOld('RUN ln -s /bin/true /bin/old; ln -s /bin/true /bin/new\nRUN old\n'));
    chmodSync(join(folder, 'Dockerfile'), 0o444);
    const argv = ['verify', '--cached', '--network', 'host', '--write-if-ok'];
    const { code, stderr } = await imgfix(folder, argv, { transforms: [replaceOld] });
    expect(stderr).toContain('Dockerfile: not written: it is read-only');
    expect(stderr).toContain('1 file: 1 verified');
    expect(code).toBe(2);
  });

  it('says of a command that fails in the original that it does', async () => {
    const folder = folderWith(withOld('RUN ln -s /bin/true /bin/old; ln -s /bin/true /bin/new\nRUN old\n'));
    const options = ['--cached', '--smoke', 'exit 3', '--smoke', 'true'];
    const { files } = await verify(folder, options, [replaceOld]);
    expect(files[0]).toMatchObject({
      status: 'verified',
      remarks: ['--smoke exit 3: exit status 3 in the original already'],
    });
  });

  it('compares what the images answer over HTTP', async () => {
    const code =
      'my $c; while ($c = $s->accept) { my $l = <$c>; print $c "HTTP/1.0 200 OK\\r\\n\\r\\n$ARGV[0] $l"; close $c }';
    const listen =
      'use IO::Socket::INET; my $s = IO::Socket::INET->new(LocalPort => 38432, Listen => 5, ReuseAddr => 1);';
    const files = {
      ...withOld('RUN old\nCOPY server.pl start /\nCMD ["/start"]\n'),
      'server.pl': `${listen} ${code}\n`,
    };
    const options = ['--cached', '--no-touch', '--http', '38432/x'];
    const saying = async (word: string): Promise<Reported | undefined> => {
      const start = `#!/bin/sh\nexec perl /server.pl $(cat /word)\n`;
      const folder = folderWith({
        ...files,
        start,
        Dockerfile: files.Dockerfile.replace('RUN old', 'RUN echo old > /word'),
      });
      chmodSync(join(folder, 'start'), 0o755);
      return (await verify(folder, options, [replacing('echo old >', `echo ${word} >`)])).files[0];
    };
    const [same, other] = [await saying(' old'), await saying('new')];
    expect(same).toMatchObject({ status: 'verified', differences: [], remarks: [] });
    expect(other?.status).toBe('fails');
    expect(other && unexpected(other)).toContain(
      'http changed 38432/x line 1 of the output: old GET /x HTTP/1.1\r → new GET /x HTTP/1.1\r',
    );
    const silent = { Dockerfile: 'FROM debian:bookworm\nRUN echo old > /word\n' };
    const { files: mute } = await verify(folderWith(silent), options, [replacing('echo old', 'echo  old')]);
    expect(mute[0]?.remarks).toEqual(['--http 38432/x: the original ends by itself']);
  });

  it('says in one line what is wrong with its arguments, or that there is no engine', async () => {
    const folder = folderWith(old);
    for (const [argv, message] of [
      [
        ['verify', '--engine', '/no/such/engine'],
        'no container engine answers (/no/such/engine: no program that can be started)',
      ],
      [['verify', '--http', 'x'], 'A port and a path'],
      [['verify', '--jobs', '0'], 'A number from 1 on'],
      [['verify', '--builder', 'no-such-builder'], 'no container engine answers'],
      [['measure', 'no-such-image:1'], 'no such file, and no such image'],
      [['verify', '--context', 'nowhere'], 'cannot be the build context'],
    ] as const) {
      const outcome = await imgfix(folder, argv, {});
      expect(outcome.code).toBe(2);
      expect(outcome.stderr).toContain(message);
    }
  });

  it('blames no Dockerfile for an engine that is gone', async () => {
    const folder = folderWith(old);
    const program = `[ -e ${folder}/gone ] && exit 1; exec ${engine.name} "$@"`;
    put(folder, engine.name, `#!/bin/sh\n${program}\n`);
    chmodSync(join(folder, engine.name), 0o755);
    const leaves: AnyTransform = {
      ...replaceOld,
      *find(dockerfile, context) {
        put(folder, 'gone', '');
        yield* replaceOld.find(dockerfile, { ...context, options: {} });
      },
    };
    const argv = ['verify', '--engine', join(folder, engine.name), '--quiet', 'Dockerfile'];
    const outcome = await imgfix(folder, argv, { transforms: [leaves] });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('no longer answers, so nothing more can be said');
  });

  it('measures an image, a Dockerfile and an archive alike', async () => {
    const folder = folderWith({ Dockerfile: 'FROM debian:bookworm\nRUN head -c 1000 /dev/zero > /x\nRUN rm /x\n' });
    const measured = async (argv: readonly string[]): Promise<unknown> => {
      const outcome = await imgfix(folder, ['measure', '--quiet', '--format', 'json', ...argv], {});
      expect(outcome.stderr).toBe('');
      const { image, ...rest } = JSON.parse(outcome.stdout) as Record<string, unknown>;
      expect(image).toBe(argv[0]);
      return rest;
    };
    const byFile = await measured(['Dockerfile', '--network', 'host', '--keep-cache']);
    expect(byFile).toMatchObject({ wasted: { bytes: 1000, hiddenBytes: 1000, paths: [{ path: 'x', bytes: 1000 }] } });
    const base = await measured(['debian:bookworm']);
    const archive = join(folder, 'saved.tar');
    await runTool(engine.name, ['save', '-o', archive, 'debian:bookworm']);
    expect(await measured(['saved.tar'])).toEqual(base);
    const inspected = await runTool(engine.name, ['image', 'inspect', '-f', '{{.Size}}', 'debian:bookworm']);
    const { bytes } = base as { bytes: number };
    expect(Math.abs(bytes - Number(inspected.stdout)) / bytes).toBeLessThan(0.02);
  });

  it('cleans up after Ctrl-C', async () => {
    const folder = folderWith(withOld('RUN sleep 100\nRUN old\n'));
    const root = join(import.meta.dirname, '../../..');
    const argv = [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      join(root, 'src/cli/main.ts'),
      'verify',
      '--network',
      'host',
    ];
    const child = spawn(process.execPath, [...argv, '--only', 'merge-runs'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await eventually(() => Promise.resolve(said.includes('building the original')))).toBe(true);
    await sleep(2000);
    const started = performance.now();
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(130);
    expect(performance.now() - started).toBeLessThan(25_000);
    expect(said).toContain('stopping, and removing what was built');
  });

  it('leaves nothing behind', async () => {
    expect(await eventually(async () => (await leftIn(engine.name)) === '')).toBe(true);
    expect(await eventually(() => Promise.resolve(leftFolders().length === 0))).toBe(true);
  });
});

/** A transform that replaces a text in RUNs. */
const replacing = (from: string, to: string): AnyTransform => ({
  ...replaceOld,
  *find({ instructions, text }) {
    for (const { body, keyword } of instructions) {
      const run = text.slice(body.start, body.end);
      if (keyword !== 'RUN' || !run.includes(from)) continue;
      const edits = [{ start: body.start, end: body.end, text: run.replace(from, to) }];
      yield { at: body, message: 'is old', fix: { title: 'Replace it', level: 'safe', edits } };
    }
  },
});
