import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { defineTransform } from '../../src/transform/index.ts';
import addDockerignore from '../../transforms/add-dockerignore.ts';
import { faulty, folderWith, get, imgfix, lighterOld, put, replaceOld, reviewOld, system } from './harness.ts';

const three = 'FROM x\nRUN old\nRUN old\nRUN old\n';

/** What was asked, by the lines that start with a title. */
const asked = (stderr: string): number => stderr.split('[y,n,a,d,t,e,q,?]? ').length - 1;

const review = (folder: string, answers: string, transforms = [replaceOld]) =>
  imgfix(folder, ['--interactive'], { transforms, stdin: answers });

/** Joins neighbours that are both new: it has something to say only once the other has been at work. */
const joinNew = defineTransform({
  ...replaceOld,
  name: 'join-new',
  *find({ instructions }) {
    for (const [index, { start, end, value, keyword }] of instructions.entries()) {
      const next = instructions[index + 1];
      if (keyword !== 'RUN' || value !== 'new' || next?.value !== 'new') continue;
      const edits = [{ start, end: next.end, text: 'RUN both' }];
      yield { at: { start, end }, message: 'two are new', fix: { title: 'Join them', level: 'safe', edits } };
    }
  },
});

describe('--interactive', () => {
  test('who is asked is told what a change saves by estimate', async () => {
    const { stderr } = await imgfix(folderWith({ Dockerfile: three }), ['--interactive'], {
      transforms: [lighterOld],
      stdin: 'q\n',
    });
    expect(stderr).toContain('lighter-old (safe): old is old (estimate: 2.0 MB less, by the <scales> of today)\n---');
  });

  test('each change is asked about and shown; what is accepted is written', async () => {
    const folder = folderWith({ Dockerfile: three });
    const { code, stdout, stderr } = await review(folder, 'y\nn\nyes\n');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(get(folder, 'Dockerfile')).toBe('FROM x\nRUN new\nRUN old\nRUN new\n');
    expect(asked(stderr)).toBe(3);
    expect(stderr).toContain('Dockerfile:3: replace-old (safe): old is old\n--- a/Dockerfile\n+++ b/Dockerfile\n');
    expect(stderr).toContain('-RUN old\n+RUN new\n');
    expect(stderr).toContain('replace-old  2 changes; left alone: 1 (1 declined)\n1 file: 1 rewritten\n');
  });

  test('what was left alone is not asked about again in later rounds, and what comes up is', async () => {
    const folder = folderWith({ Dockerfile: three });
    const { stderr } = await review(folder, 'n\ny\ny\ny\n', [replaceOld, joinNew]);
    expect(asked(stderr)).toBe(4);
    expect(get(folder, 'Dockerfile')).toBe('FROM x\nRUN old\nRUN both\n');
    const other = folderWith({ Dockerfile: three });
    expect(asked((await review(other, 'n\ny\ny\nn\n', [replaceOld, joinNew])).stderr)).toBe(4);
    expect(get(other, 'Dockerfile')).toBe('FROM x\nRUN old\nRUN new\nRUN new\n');
  });

  test.each([
    ['the end of the input quits', 'y\n', ['new', 'old', 'old'], ['old', 'old', 'old'], 2],
    ['an input that ends at once changes nothing', '', ['old', 'old', 'old'], ['old', 'old', 'old'], 1],
    ['q', 'n\ny\nq\n', ['old', 'new', 'old'], ['old', 'old', 'old'], 3],
    ['a and d are for a file', 'n\na\nn\ny\nd\n', ['old', 'new', 'new'], ['old', 'new', 'old'], 5],
    ['t is for every file', 'y\nt\n', ['new', 'old', 'old'], ['old', 'old', 'old'], 2],
    ['other words print the help', 'x\n\n?\nY\nq\n', ['new', 'old', 'old'], ['old', 'old', 'old'], 5],
  ])('%s', async (_, answers, a, b, questions) => {
    const folder = folderWith({ 'a/Dockerfile': three, 'b/Dockerfile': three });
    const { code, stderr } = await review(folder, answers);
    const text = (words: readonly string[]) => `FROM x\n${words.map((word) => `RUN ${word}\n`).join('')}`;
    expect(get(folder, 'a/Dockerfile')).toBe(text(a));
    expect(get(folder, 'b/Dockerfile')).toBe(text(b));
    expect({ code, questions: asked(stderr) }).toEqual({ code: 0, questions });
  });

  test('t leaves the other transforms', async () => {
    const folder = folderWith({ Dockerfile: three });
    await review(folder, 't\ny\ny\ny\n', [replaceOld, { ...replaceOld, name: 'second-old' }]);
    expect(get(folder, 'Dockerfile')).toBe(three.replaceAll('old', 'new'));
  });

  test('e explains and asks again', async () => {
    const { stderr } = await review(folderWith({ Dockerfile: 'FROM x\nRUN old\n' }), 'e\nq\n');
    expect(stderr).toContain('goal style, level safe, preset recommended\n\nWhy\nNew is new.\n');
    expect(asked(stderr)).toBe(2);
  });

  test('nobody is asked about what the level, a pragma or a baseline keeps', async () => {
    const folder = folderWith({
      'a/Dockerfile': 'FROM x\n# imgfix ignore\nRUN old\nRUN old\n',
      'b/Dockerfile': 'FROM x\nRUN old\n',
    });
    await imgfix(folder, ['--baseline', 'known.json', 'b'], {});
    const { stderr } = await imgfix(folder, ['-i', '--baseline', 'known.json'], { stdin: 'y\n' });
    expect(asked(stderr)).toBe(1);
    expect(get(folder, 'a/Dockerfile')).toBe('FROM x\n# imgfix ignore\nRUN old\nRUN new\n');
    const level = ['-i', '--level', 'safe', '--only', 'review-old', 'b'];
    expect(asked((await imgfix(folder, level, { transforms: [reviewOld], stdin: 'y\n' })).stderr)).toBe(0);
  });

  test('where a transform does wrong and the file is done again, nobody is asked twice', async () => {
    const breaks = faulty('breaks-it', function* ({ instructions }) {
      const [first] = instructions;
      if (!first || instructions.some(({ value }) => value === 'old')) return;
      const edits = [{ start: first.start, end: first.end, text: '' }];
      yield { at: first, message: 'it', fix: { title: 'Break it', level: 'safe', edits } };
    });
    const folder = folderWith({ Dockerfile: 'FROM x\nRUN old\n' });
    const { code, stderr } = await review(folder, 'y\ny\n', [replaceOld, breaks]);
    expect({ code, questions: asked(stderr) }).toEqual({ code: 2, questions: 2 });
    expect(get(folder, 'Dockerfile')).toBe('FROM x\nRUN new\n');
  });

  test('a file that changes on disk meanwhile is not written over', async () => {
    const folder = folderWith({ Dockerfile: 'FROM x\nRUN old\n' });
    const meddles = faulty('meddles', function* () {
      put(folder, 'Dockerfile', 'FROM y\n');
      yield* [];
    });
    const { code, stderr } = await review(folder, 'y\n', [replaceOld, meddles]);
    expect(code).toBe(2);
    expect(stderr).toContain('it changed on disk');
    expect(get(folder, 'Dockerfile')).toBe('FROM y\n');
  });

  test('a file beside the Dockerfiles is asked about too', async () => {
    const files = { Dockerfile: 'FROM node:22\nCOPY . /a\nRUN old\n', '.git/HEAD': 'ref: x\n' };
    const transforms = [addDockerignore, replaceOld];
    const no = folderWith(files);
    const { stderr } = await review(no, 'n\ny\n', transforms);
    expect(stderr).toContain('.dockerignore:1: add-dockerignore (review): ');
    expect(stderr).toContain('--- /dev/null\n+++ b/.dockerignore\n');
    expect(stderr).toContain('left alone: 1 (1 declined)');
    expect(existsSync(`${no}/.dockerignore`)).toBe(false);
    expect(get(no, 'Dockerfile')).toContain('RUN new');
    const yes = folderWith(files);
    await review(yes, 'y\nq\n', transforms);
    expect(get(yes, '.dockerignore')).toBe('.git\nDockerfile\n');
    expect(get(yes, 'Dockerfile')).toContain('RUN old');
  });

  test.each([
    [['--check'], '--check asks nobody'],
    [['--stdin'], '--interactive works on files'],
    [['--baseline', 'x.json', '--update-baseline'], 'exclude each other'],
    [['--baseline', 'x.json'], 'there is no x.json yet'],
    [['--patch-dir', 'x'], '--patch-dir is for changes that --interactive has not made'],
  ])('does not go with %j', async (more, says) => {
    const folder = folderWith({ Dockerfile: three });
    const { code, stderr } = await imgfix(folder, ['-i', ...more], { stdin: 'a\n' });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(get(folder, 'Dockerfile')).toBe(three);
  });
});

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');
const maintainers = 'FROM debian:12\nMAINTAINER me\n\nFROM debian:12\nMAINTAINER you\n';
const argv = ['--import', tsx, main, '-i', '--only', 'replace-maintainer'];

test('answers come from a pipe, and none of it is lost', () => {
  const folder = folderWith({ 'a/Dockerfile': maintainers, 'b/Dockerfile': maintainers });
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: folder, input: 'n\r\ny\ny', encoding: 'utf8' });
  expect({ status, questions: asked(stderr) }).toEqual({ status: 0, questions: 4 });
  expect(get(folder, 'a/Dockerfile')).toContain('MAINTAINER me\n\nFROM debian:12\nLABEL');
  expect(get(folder, 'b/Dockerfile')).toMatch(/LABEL[^\n]*\n\nFROM debian:12\nMAINTAINER you/);
});

test.runIf(existsSync('/usr/bin/script'))('and from a terminal', () => {
  const folder = folderWith({ Dockerfile: maintainers });
  const command = [process.execPath, ...argv].map((word) => `'${word}'`).join(' ');
  const typed = system(folder, 'script', ['-qec', command, '/dev/null'], 'n\ny\n');
  expect(typed).toContain('[y,n,a,d,t,e,q,?]?');
  expect(typed).toContain('1 file: ');
  expect(get(folder, 'Dockerfile')).toContain('MAINTAINER me\n\nFROM debian:12\nLABEL');
});
