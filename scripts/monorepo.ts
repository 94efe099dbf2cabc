/**
 * Migrates a generated monorepo with one command: `npm run monorepo -- CORPUS [COUNT] [--copies]`, after `npm run build`.
 *
 * COUNT Dockerfiles (10,000 by default) of the folder CORPUS are laid under service folders of a new git repository, 20 of
 * them broken. No two texts are the same, unless `--copies` asks for services from templates. One run must report these 20 and rewrite the rest, a second must change nothing. Exits with 1 if anything
 * is otherwise; prints times and the peak of memory.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDockerfile } from '../src/dockerfile/index.ts';
import { discover } from '../src/project/discover.ts';
import { readSource, sizeLimit } from '../src/project/files.ts';

const [corpus, amount = '10000', copies] = process.argv.slice(2);
const count = Number(amount);
const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
if (corpus === undefined || !existsSync(corpus) || !(count >= 100) || !existsSync(program)) {
  console.error(
    'usage: npm run monorepo -- CORPUS [COUNT] [--copies]; CORPUS holds Dockerfiles, COUNT is 100 or more; build first',
  );
  process.exit(2);
}

/** What no builder can read. */
const broken: readonly (string | Uint8Array)[] = [
  'FROM debian:12\nINSTALL curl\n',
  'RUN make\nFROM debian:12\n',
  'FROM debian:12\nRUN <<EOF\nmake\n',
  Buffer.from('\ufeffFROM debian:12\nRUN make\n', 'utf16le'),
  Buffer.alloc(sizeLimit + 1, '# long\n'),
  'ARG VERSION=1\n',
  'FROM debian:12\nCOPY --link\n',
  '{ "not": "a Dockerfile" }\n',
  'FROM debian:12 AS\n',
  'FROM debian:12\nONBUILD FROM x\n',
];
const brokenFiles = 20;

/** The texts that a run can rewrite. */
const texts = [...discover([corpus])].flatMap((found) => {
  const source = found.kind === 'file' ? readSource(found.path) : undefined;
  const isFine = source?.kind === 'file' && source.encoding === 'utf8' && source.text.trim() !== '';
  return isFine && parseDockerfile(source.text).problems.length === 0 ? [source.text] : [];
});
if (texts.length === 0) throw new Error(`${corpus} holds no Dockerfile`);

/** Another number of blanks after the first word of each RUN: no text is known from an earlier file, and none means anything else. */
const variant = (text: string, nth: number): string =>
  text.replace(/^(RUN[ \t]+(?:--\S+[ \t]+)*[\w./-]+ )(?=\w)/gim, `$1${' '.repeat(nth)}`);

const root = mkdtempSync(join(tmpdir(), 'imgfix-monorepo-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const paths: string[] = [];
const brokenPaths = new Set<string>();
const every = Math.floor(count / brokenFiles);
for (let at = 0; at < count; at++) {
  const service = String(at).padStart(6, '0');
  const path = `team-${String(at % 97).padStart(2, '0')}/service-${service}/Dockerfile`;
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  paths.push(path);
  if (at % every === every - 1 && brokenPaths.size < brokenFiles) {
    writeFileSync(file, broken[brokenPaths.size % broken.length] ?? '');
    brokenPaths.add(path);
    continue;
  }
  const text = texts[at % texts.length] ?? '';
  const own = `${variant(text, Math.floor(at / texts.length)).replace(/\n?$/, '\n')}# service ${service}\n`;
  writeFileSync(file, copies === '--copies' ? text : own);
}
execFileSync('git', ['init', '--quiet', root]);
execFileSync('git', ['-C', root, 'add', '--all']);

interface Run {
  readonly code: number | null;
  readonly stderr: string;
  readonly seconds: number;
  readonly megabytes: number;
}

const memory = join(root, '.git/peak');
const hook = join(root, '.git/peak.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)));`,
);
const run = (): Run => {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, program, '--write'], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'ignore', 'pipe'] },
  });
  const seconds = (performance.now() - start) / 1000;
  return { code: status, stderr, seconds, megabytes: Number(readFileSync(memory, 'utf8')) / 1024 };
};

/** One hash for each file. */
const hashes = (): ReadonlyMap<string, string> =>
  new Map(
    paths.map((path) => [
      path,
      createHash('sha1')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  );

const wrong: string[] = [];
const must = (holds: boolean, what: string): void => {
  if (!holds) wrong.push(what);
};
const summary = (stderr: string): string => stderr.trimEnd().split('\n').at(-1) ?? '';
const reported = (stderr: string): readonly string[] =>
  Array.from(stderr.matchAll(/^(team-[^:\n]*):.*error:/gm), ([, path = '']) => path);
const sameSet = (a: Iterable<string>, b: Iterable<string>): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
const changes = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] =>
  paths.filter((path) => a.get(path) !== b.get(path));

const before = hashes();
const first = run();
const between = hashes();
const second = run();
const rewritten = changes(before, between);

must(first.code === 2 && second.code === 2, `exit codes ${first.code} and ${second.code}, not 2`);
must(sameSet(reported(first.stderr), brokenPaths), `reported: ${reported(first.stderr).join(' ')}`);
must(sameSet(reported(second.stderr), brokenPaths), 'the second run reports others');
must(!rewritten.some((path) => brokenPaths.has(path)), 'a broken file was written');
must(
  summary(first.stderr) === `${count} files: ${rewritten.length} rewritten, ${brokenFiles} errors`,
  summary(first.stderr),
);
must(rewritten.length > count / 2, `only ${rewritten.length} files were rewritten`);
must(summary(second.stderr) === `${count} files: ${brokenFiles} errors`, summary(second.stderr));
must(changes(between, hashes()).length === 0, 'the second run changed something');

const line = (name: string, { seconds, megabytes }: Run): string =>
  `${name}  ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} files/s, ${Math.round(megabytes)} MB`;
console.log(
  `${count} Dockerfiles from ${texts.length} of the corpus, ${brokenFiles} broken; ${availableParallelism()} cores`,
);
console.log(line('first run ', first), `- ${summary(first.stderr)}`);
console.log(line('second run', second), `- ${summary(second.stderr)}`);
for (const one of wrong) console.error(`WRONG: ${one}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
