/**
 * Rewrites every Dockerfile below a folder and counts what must never happen: `npm run corpus -- DIR`.
 * Exits with 1 if any of it did. The folder may hold repositories; build contexts are found as the CLI finds them.
 * `--level risky` makes the changes that the default leaves out, too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lazyContext } from '../src/cli/build-context.ts';
import { rewriteText } from '../src/engine/rewrite.ts';
import type { FileResult } from '../src/engine/results.ts';
import { openPackageCatalogue } from '../src/knowledge/catalogue/node.ts';
import { discover } from '../src/project/discover.ts';
import { decode } from '../src/text/encoding.ts';
import { levels } from '../src/transform/index.ts';
import { transforms } from '../transforms/index.ts';
import { readWithOracle } from '../test/support/oracle.ts';
import { countBase, type Bases } from './corpus/bases.ts';
import { lostComments, unnamedLines } from './corpus/checks.ts';
import { countOffers, type Offers } from './corpus/coverage.ts';
import { countPins, emptyPinTally, pinLines, unknownPins } from './corpus/pins.ts';
import { userTable } from './corpus/users.ts';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run corpus -- DIR [--level LEVEL] [--no-oracle] [--verbose]; DIR holds the Dockerfiles');
  process.exit(2);
}
const level = levels.find((one) => one === flags[flags.indexOf('--level') + 1]) ?? 'review';
const verbose = flags.includes('--verbose');

interface Row {
  candidates: number;
  applied: number;
  files: number;
  readonly left: Map<string, number>;
}

const emptyRow = (): Row => ({ candidates: 0, applied: 0, files: 0, left: new Map() });
const rows = new Map(transforms.map(({ name }) => [name, emptyRow()]));
const violations: Record<string, string[]> = {
  crashes: [],
  'second run changes': [],
  'the oracle parsed the input and not the output': [],
  'comment lines lost': [],
  'changed lines that no finding names': [],
  'pins to a tag that the catalogue lacks': [],
};
const offers: { before: Offers; after: Offers }[] = [];
const images = openPackageCatalogue();
const bases: Bases = { couldMove: 0, toAlpine: 0, toSlim: 0, offered: 0, stopped: new Map() };
const pins = emptyPinTally();
const users = userTable();
let files = 0;
let changed = 0;
let errors = 0;

const violate = (kind: string, path: string, detail: string): void => {
  violations[kind]?.push(`${path}: ${detail}`);
};

const listed = (): string[] => {
  const index = join(folder, 'INDEX.tsv');
  if (!existsSync(index)) return [];
  const lines = readFileSync(index, 'utf8').split('\n').slice(1);
  return lines
    .map((line) => line.split('\t')[0] ?? '')
    .filter((path) => path !== '' && existsSync(join(folder, path)))
    .map((path) => join(folder, path));
};

const started = performance.now();
const paths = new Set(listed());
for (const found of discover([folder])) {
  if (found.kind === 'file') paths.add(found.path);
}
for (const path of paths) {
  const shown = relative(folder, path);
  const { text } = decode(readFileSync(path));
  const buildContext = lazyContext(path, text, undefined).context;
  const run = (input: string): FileResult =>
    rewriteText(input, { transforms, level, options: {}, buildContext, images });
  files++;
  let result: FileResult;
  try {
    result = run(text);
    if (result.status === 'changed') {
      const again = run(result.after);
      if (again.after !== result.after) {
        violate('second run changes', shown, again.changes.map((change) => change.transform).join(', '));
      }
    }
  } catch (error) {
    violate('crashes', shown, error instanceof Error ? (error.stack ?? error.message) : String(error));
    continue;
  }
  for (const dropped of result.dropped)
    violate('crashes', shown, `${dropped.transform} ${dropped.kind}: ${dropped.message}`);
  tally(result);
  countBase(bases, text, result, images);
  if (result.status !== 'error') countPins(pins, result, images);
  for (const pin of unknownPins(result, images)) violate('pins to a tag that the catalogue lacks', shown, pin);
  if (result.status !== 'error') users.count(result);
  if (result.status === 'error') errors++;
  if (result.after === text) {
    if (result.status !== 'error') offers.push({ before: countOffers(text), after: countOffers(text) });
    continue;
  }
  changed++;
  offers.push({ before: countOffers(text), after: countOffers(result.after) });
  for (const comment of lostComments(text, result.after)) violate('comment lines lost', shown, comment);
  for (const line of unnamedLines(result)) violate('changed lines that no finding names', shown, `line ${line}`);
  if (!flags.includes('--no-oracle') && (await rejects(result.after)) && !(await rejects(text))) {
    violate('the oracle parsed the input and not the output', shown, '');
  }
}

async function rejects(text: string): Promise<boolean> {
  return (await readWithOracle(text)).verdict === 'rejected';
}

function tally(result: FileResult): void {
  for (const name of new Set(result.changes.map((change) => change.transform))) {
    const row = rows.get(name);
    if (row) row.files++;
  }
  for (const change of result.changes) {
    const row = rows.get(change.transform);
    if (!row) continue;
    row.candidates++;
    row.applied++;
  }
  for (const note of result.notes) {
    const row = rows.get(note.transform);
    if (!row) continue;
    row.candidates++;
    row.left.set(note.reason, (row.left.get(note.reason) ?? 0) + 1);
  }
}

const number = (value: number, width: number): string => String(value).padStart(width);
console.log(
  `${files} files: ${changed} changed, ${errors} not parsable; ${Math.round(performance.now() - started)} ms with all checks\n`,
);
console.log(
  `${'transform'.padEnd(28)}${'candidates'.padStart(11)}${'applied'.padStart(9)}${'files'.padStart(7)}  left alone by reason`,
);
for (const [name, row] of rows) {
  const left = [...row.left].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${reason} ${count}`);
  console.log(
    `${name.padEnd(28)}${number(row.candidates, 11)}${number(row.applied, 9)}${number(row.files, 7)}  ${left.join(', ')}`,
  );
}
console.log('\nusers');
for (const line of users.lines()) console.log(`  ${line}`);
console.log('\ncoverage, counted by the scanner alone');
const share = (title: string, key: keyof Offers): void => {
  const before = offers.reduce((sum, one) => sum + one.before[key], 0);
  const after = offers.reduce((sum, one) => sum + one.after[key], 0);
  const done = before === 0 ? 100 : (100 * (before - after)) / before;
  console.log(`  ${title.padEnd(52)} ${before} before, ${after} after: ${done.toFixed(1)} % done`);
};
share('adjacent RUNs with equal flags in image stages', 'adjacentRuns');
share('apt installs with recommended packages', 'aptWithRecommends');
share('RUNs that install with apt and clean nothing', 'aptWithoutCleanup');

console.log(`\n${pinLines(pins)}`);
const stopped = [...bases.stopped].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${reason} ${count}`);
console.log('\nsmaller bases');
console.log(`  stages on a full image of a kind with smaller variants   ${bases.couldMove}`);
console.log(
  `  moved to alpine ${bases.toAlpine}, to slim or a JRE ${bases.toSlim}, offered at --level risky ${bases.offered}; ` +
    `left by ${stopped.join(', ')}`,
);

console.log('\nmust be 0');
let bad = 0;
for (const [kind, found] of Object.entries(violations)) {
  bad += found.length;
  console.log(`  ${kind.padEnd(52)} ${found.length}`);
  for (const one of verbose ? found : found.slice(0, 5)) console.log(`    ${one}`);
}
process.exitCode = bad === 0 ? 0 : 1;
