import { expect, it } from 'vitest';
import { defineTransform, type AnyTransform, type Finding, type Instruction } from '../../../src/transform/index.ts';
import { folderWith, get } from '../../cli/harness.ts';
import { unexpected, verify, withEngine } from './harness.ts';

/** A transform that replaces the text of RUNs, rightly or not. */
const replacing = (name: string, replace: (run: string) => string): AnyTransform =>
  defineTransform({
    name,
    summary: 'Replace text.',
    why: 'Because.',
    goal: 'style',
    level: 'safe',
    reasons: {},
    presets: ['recommended'],
    references: [],
    *find({ instructions }) {
      for (const instruction of instructions) yield* change(instruction, replace);
    },
  });

function* change({ keyword, body, dockerfile }: Instruction, replace: (run: string) => string): Generator<Finding> {
  const was = dockerfile.text.slice(body.start, body.end);
  const is = replace(was);
  if (keyword !== 'RUN' || was === is) return;
  const edits = [{ start: body.start, end: body.end, text: is }];
  yield { at: body, message: 'is old', fix: { title: 'Replace it', level: 'safe', edits } };
}

/** Two steps that change nothing in the image, around those under test. */
const first = replacing('first', (run) => run.replace('echo  one', 'echo one'));
const last = replacing('last', (run) => run.replace('echo  two', 'echo two'));

const leaksCd = replacing('leaks-cd', (run) => run.replace('(cd /opt && touch made)', 'cd /opt && touch made'));
const removesFile = replacing('removes-file', (run) => run.replace('echo config > /srv/config', 'true'));
const breaksBuild = replacing('breaks-build', (run) => run.replace('echo config > /srv/config', 'no-such-command'));

const dockerfile = `FROM debian:bookworm
RUN echo  one
RUN true
RUN (cd /opt && touch made) && touch here
RUN echo config > /srv/config
RUN echo  two
CMD ["cat", "/srv/config"]
`;

withEngine('a transform that is wrong on purpose', () => {
  it.each([
    [leaksCd, 4, ['file removed /here', 'file added /opt/here']],
    [removesFile, 5, ['file removed /srv/config']],
  ])('is named, with its line and what it did: $name', async (wrong, line, deeds) => {
    const folder = folderWith({ Dockerfile: dockerfile });
    const options = ['--cached', '--bisect', '--no-touch'];
    const { outcome, files } = await verify(folder, options, [first, wrong, last]);
    const [file] = files;
    expect(file).toMatchObject({ status: 'fails', culprit: { transform: wrong.name, step: 2, lines: [line] } });
    for (const deed of deeds) {
      expect(file && unexpected(file)).toEqual(expect.arrayContaining([expect.stringContaining(deed)]));
    }
    expect(outcome.code).toBe(1);
    expect(get(folder, 'Dockerfile')).toBe(dockerfile);
  });

  it('is named where it drops a package that somebody asked for', async () => {
    const text = `FROM debian:bookworm
RUN echo  one
RUN apt-get update && apt-get install -y hostname netcat-openbsd time && rm -rf /var/lib/apt/lists/*
`;
    const drops = replacing('drops-package', (run) => run.replace(' netcat-openbsd ', ' '));
    // even if it announces that recommended packages go
    const transforms = [first, { ...drops, announces: ['recommended-packages'] as const }];
    const options = ['--cached', '--bisect', '--no-touch'];
    const { files } = await verify(folderWith({ Dockerfile: text }), options, transforms);
    expect(files[0]).toMatchObject({ status: 'fails', culprit: { transform: 'drops-package', step: 2 } });
    expect(files[0] && unexpected(files[0])).toEqual(
      expect.arrayContaining([expect.stringContaining('package removed netcat-openbsd')]),
    );
  });

  it('is named where the text no longer builds; what holds before it is written, in the terminal’s words', async () => {
    const folder = folderWith({ Dockerfile: dockerfile });
    const options = ['--cached', '--write-if-ok', '--no-touch', '--format', 'table'];
    const { outcome } = await verify(folder, options, [first, breaksBuild, last]);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain('fails: the original builds, the rewritten text does not');
    expect(outcome.stdout).toContain('no-such-command: not found');
    expect(outcome.stdout).toContain('broken by breaks-build (step 2, on line 5)');
    expect(get(folder, 'Dockerfile')).toBe(dockerfile.replace('echo  one', 'echo one'));
  });

  it('is found by a smoke command where the files look right', async () => {
    const wrong = replacing('other-text', (run) => run.replace('echo config >', 'echo broken >'));
    const options = [
      '--cached',
      '--bisect',
      '--no-touch',
      '--smoke',
      'cat /srv/config',
      '--smoke',
      'test -f /srv/config',
    ];
    const { files } = await verify(folderWith({ Dockerfile: dockerfile }), options, [wrong]);
    expect(files[0]?.culprit).toMatchObject({ transform: 'other-text', step: 1 });
    expect(files[0] && unexpected(files[0])).toContain(
      'smoke changed cat /srv/config line 1 of the output: config → broken',
    );
  });
});

withEngine('a rewrite that is right', () => {
  it('is written by --write-if-ok, and only then', async () => {
    const folder = folderWith({ Dockerfile: dockerfile, 'b/Dockerfile': 'FROM debian:bookworm\nRUN true\n' });
    const options = ['--cached', '--write-if-ok', '--no-touch', '--jobs', '2'];
    const { outcome, files } = await verify(folder, options, [first, last]);
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ['Dockerfile', 'verified'],
      ['b/Dockerfile', 'unchanged'],
    ]);
    expect(outcome.code).toBe(0);
    expect(get(folder, 'Dockerfile')).toBe(
      dockerfile.replace('echo  one', 'echo one').replace('echo  two', 'echo two'),
    );
  });

  it('is not blamed for an original that does not build', async () => {
    const text = 'FROM debian:bookworm\nRUN echo  one && no-such-command\n';
    const folder = folderWith({ Dockerfile: text });
    const { outcome, files } = await verify(folder, ['--cached', '--write-if-ok'], [first]);
    expect(files[0]).toMatchObject({ status: 'original-fails' });
    expect(files[0]?.failure).toContain('no-such-command: not found');
    expect(outcome.code).toBe(0);
    expect(get(folder, 'Dockerfile')).toBe(text);
  });

  it('is not blamed for what two builds of the original differ in', async () => {
    const text = 'FROM debian:bookworm\nRUN echo  one && head -c 20 /dev/urandom > /srv/random\n';
    const { files } = await verify(folderWith({ Dockerfile: text }), ['--no-touch'], [first]);
    expect(files[0]).toMatchObject({ status: 'verified' });
    expect(files[0]?.differences).toMatchObject([
      { subject: '/srv/random', expected: 'two builds of the original differ here too' },
    ]);
  });
});
