/**
 * Builds a committed list of Dockerfiles before and after, with a real engine: `npm run verify:corpus`.
 * Exits with 1 if one that builds before does not build after, grows by more than 1 %, or differs beyond what its
 * transforms announce. Prints a Markdown table; `--write` puts it into the README.
 *
 *     npm run verify:corpus [-- --write] [--jobs N] [NAME …]
 *
 * IMGFIX_CORPUS names the folder that the paths of the list are relative to.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parseDockerfile, type Instruction } from '../src/dockerfile/index.ts';
import { packaged } from '../src/cli/dependencies.ts';
import type { Io } from '../src/cli/io.ts';
import { run } from '../src/cli/run.ts';
import { rewriteText } from '../src/engine/rewrite.ts';
import { openPackageCatalogue } from '../src/knowledge/catalogue/node.ts';
import { openContext } from '../src/project/context.ts';
import { imageUses } from '../src/query/image-references.ts';
import { findEngine } from '../src/verify/find-engine.ts';
import { bytes, share } from '../src/verify/units.ts';
import { corpusCases, type CorpusCase } from '../test/verify/corpus/list.ts';
import { buildStandIn, standInOptions } from '../test/verify/standins.ts';
import { transforms as all } from '../transforms/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const own = join(root, 'test/verify/corpus/own');
const { IMGFIX_CORPUS: corpus = '' } = process.env;
const flags = process.argv.slice(2);
const jobs = Number(flags[flags.indexOf('--jobs') + 1]) || 2;
const named = flags.filter((flag) => !flag.startsWith('--') && !/^\d+$/.test(flag));
const transforms = all.filter(({ presets }) => presets.includes('recommended'));
const images = openPackageCatalogue();

interface Side {
  readonly bytes: number;
  readonly layers: readonly unknown[];
  readonly wasted: { readonly bytes: number };
}

interface Reported {
  readonly status: 'verified' | 'unchanged' | 'original-fails' | 'fails';
  readonly failure: string | null;
  readonly transforms: readonly string[];
  readonly before: Side | null;
  readonly after: Side | null;
  readonly differences: readonly {
    readonly kind: string;
    readonly change: string;
    readonly subject: string;
    readonly detail: string;
    readonly expected?: string;
  }[];
}

type Row = Reported & { readonly name: string };

const found = await findEngine({});
if ('problem' in found) {
  console.error(found.problem);
  process.exit(2);
}
const engine = found;
if (corpus === '') console.warn('!!! SKIPPED: the files of the corpus: set IMGFIX_CORPUS to its folder');

const nameOf = ({ path }: CorpusCase): string => path.replace(/^dockerfiles\//, '');
const cases = corpusCases
  .filter(({ own: isOwn, path }) => isOwn === true || (corpus !== '' && existsSync(join(corpus, path))))
  .filter((one) => named.length === 0 || named.some((name) => nameOf(one).includes(name)));
for (const name of new Set(cases.map(({ standIn }) => standIn))) await buildStandIn(engine, name);

/** What a COPY takes and the corpus does not hold: empty files. Those of a folder are named after what goes there. */
const writeStubs = (folder: string, { instructions }: { readonly instructions: readonly Instruction[] }): void => {
  for (const instruction of instructions) {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue;
    if (instruction.flags.some(({ name }) => name === 'from')) continue;
    const sources = (instruction.exec ?? instruction.words.map(({ text }) => text)).slice(0, -1);
    for (const source of sources) {
      const path = source.replace(/^\/+/, '').replace(/\*/g, 'x');
      if (/[$?[\]]|^<<|^\w+:\/\//.test(path)) continue;
      const isFile = /\.\w+$/.test(path) && !path.endsWith('/');
      const target = join(folder, isFile ? path : join(path, 'stub.sh'));
      mkdirSync(dirname(target), { recursive: true });
      if (!existsSync(target)) writeFileSync(target, '#!/bin/sh\n', { mode: 0o755 });
    }
  }
};

const verifyCase = async (one: CorpusCase): Promise<Row> => {
  const folder = mkdtempSync(join(tmpdir(), 'imgfix-corpus-'));
  try {
    const path = join(folder, 'Dockerfile');
    if (one.own) cpSync(join(own, one.path), folder, { recursive: true });
    else {
      const text = readFileSync(join(corpus, one.path), 'utf8');
      // no registry answers for a frontend
      writeFileSync(path, text.replace(/^# *syntax *=.*\n/, ''));
      writeStubs(folder, parseDockerfile(text));
    }
    const text = readFileSync(path, 'utf8');
    const buildContext = openContext(folder, path);
    const { after } = rewriteText(text, { transforms, level: 'review', options: {}, buildContext, images });
    const references = new Set(
      [text, after].flatMap((each) =>
        [...imageUses(parseDockerfile(each))].map(({ reference, text: word }) => reference?.text ?? word),
      ),
    );
    references.delete('debian:bookworm');
    const argv = [
      ...['verify', '--network', 'host', '--keep-cache', '--cached', '--no-touch', '--quiet', '--format', 'json'],
      ...['--context', folder, '--time-limit', '10m', ...standInOptions([...references], one.standIn)],
      ...(one.smoke === undefined ? [] : ['--smoke', one.smoke]),
    ];
    const said: string[] = [];
    const io: Io = {
      cwd: folder,
      env: process.env,
      stdout: { isTerminal: false, write: (data) => said.push(Buffer.from(data).toString()) > 0 },
      stderr: { isTerminal: false, write: (data) => (process.stderr.write(data), true) },
      readStdin: () => Promise.resolve(null),
      readLine: () => undefined,
    };
    await run([...argv, 'Dockerfile'], io, packaged);
    const [file] = (JSON.parse(said.join('')) as { files: readonly Reported[] }).files;
    if (!file) throw new Error(`${one.path} came to nothing`);
    return { ...file, name: nameOf(one) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const rows: Row[] = [];
const waiting = cases.entries();
const started = performance.now();
const worker = async (): Promise<void> => {
  for (const [index, one] of waiting) {
    const row = await verifyCase(one);
    rows[index] = row;
    const wrong = row.differences.filter(({ expected }) => expected === undefined);
    console.error(
      `${row.status.padEnd(14)} ${row.name} (${row.transforms.join(', ')}), ${Math.round((performance.now() - started) / 1000)} s`,
    );
    for (const { kind, change, subject, detail } of wrong.slice(0, 10))
      console.error(`  ${kind} ${change} ${subject} ${detail}`);
    if (row.failure !== null) console.error(row.failure.replace(/^/gm, '  | '));
  }
};
await Promise.all(Array.from({ length: jobs }, worker));

const built = rows.filter(({ status }) => status !== 'original-fails');
const table = [
  '| Dockerfile | transforms | size | | layers | wasted | verdict |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  ...rows.map(({ name, transforms: names, before, after, status }) => {
    const figures =
      before && after
        ? [
            `${bytes(before.bytes)} → ${bytes(after.bytes)}`,
            share(before.bytes, after.bytes),
            `${before.layers.length} → ${after.layers.length}`,
            `${bytes(before.wasted.bytes)} → ${bytes(after.wasted.bytes)}`,
          ]
        : ['', '', '', ''];
    return `| ${[name, names.join(', '), ...figures, status].join(' | ')} |`;
  }),
].join('\n');
/** Those that change no Dockerfile at the default level. */
const silent = new Set(['add-dockerignore', 'remove-apt-upgrade', 'remove-secrets']);
const acting = transforms.filter(({ name }) => !silent.has(name));
const counts = acting.map(({ name }) => {
  return { name, files: built.filter((row) => row.transforms.includes(name)).length };
});
const total = (side: 'before' | 'after'): number => built.reduce((sum, row) => sum + (row[side]?.bytes ?? 0), 0);
const summary =
  `${built.length} Dockerfiles build before; ${built.filter(({ status }) => status === 'verified').length} are verified. ` +
  `Together ${bytes(total('before'))} → ${bytes(total('after'))} (${share(total('before'), total('after'))}). ` +
  `Changed by: ${counts.map(({ name, files }) => `${name} ${files}`).join(', ')}.`;
console.log(`${table}\n\n${summary}`);

const complaints = [
  ...rows.filter(({ status }) => status !== 'verified').map(({ name, status }) => `${name}: ${status}`),
  ...rows
    .filter(({ before, after }) => before && after && after.bytes > before.bytes * 1.01)
    .map(({ name }) => `${name}: it grows by more than 1 %`),
  ...built.filter((row) => row.transforms.length < 2).map(({ name }) => `${name}: fewer than two transforms change it`),
  ...(named.length > 0 || corpus === ''
    ? []
    : [
        ...counts.filter(({ files }) => files < 3).map(({ name }) => `${name} changes fewer than three files`),
        ...(built.length < 25 ? [`only ${built.length} files build before; there should be 25`] : []),
      ]),
];
for (const complaint of complaints) console.error(`FAIL ${complaint}`);

if (flags.includes('--write')) {
  const readme = join(root, 'README.md');
  const [start, end] = ['<!-- verify:corpus -->', '<!-- end verify:corpus -->'];
  const date = new Date().toISOString().slice(0, 10);
  const section = `${start}\n\n${summary} (${date}, ${engine.name} ${engine.version})\n\n<details><summary>each of them</summary>\n\n${table}\n\n</details>\n\n${end}`;
  const text = readFileSync(readme, 'utf8');
  const at = text.indexOf(start);
  const until = text.indexOf(end);
  if (at < 0 || until < at) throw new Error(`README.md has no place for the table: ${start} … ${end}`);
  const written = text.slice(0, at) + section + text.slice(until + end.length);
  writeFileSync(readme, await format(written, { ...(await resolveConfig(readme)), filepath: readme }));
}
process.exitCode = complaints.length > 0 ? 1 : 0;
