import { oneLine } from '../report/path.ts';
import { plain, type Paint } from '../report/report.ts';
import type { Measures } from './contents.ts';
import {
  culpritText,
  differenceText,
  expectedCounts,
  rebuildNotes,
  rowsOf,
  shorten,
  verdict,
  type Row,
} from './rows.ts';
import { bytes } from './units.ts';
import type { Verification } from './verify.ts';

/** How much is printed. */
export interface TableOptions {
  readonly verbose: boolean;
  readonly paint?: Paint;
}

const listed = 15;
const listedVerbose = 300;

/** One verification for a terminal. */
export const verificationText = (verification: Verification, { verbose, paint = plain }: TableOptions): string => {
  const { status, path, failure, differences, remarks, before, after } = verification;
  const colour = status === 'fails' ? paint.red : status === 'verified' ? paint.green : paint.yellow;
  const most = verbose ? listedVerbose : listed;
  const unexpected = differences.filter(({ expected }) => expected === undefined).map(differenceText);
  const expected = expectedCounts(differences);
  const culprit = culpritText(verification);
  const lines = [
    ...table(rowsOf(verification)),
    ...(verbose ? rebuildNotes(verification) : []),
    ...(verbose && before && after
      ? [...layerLines('layers before', before), ...layerLines('layers after', after)]
      : []),
    ...(failure === undefined ? [] : failure.split('\n').map((line) => `| ${line}`)),
    ...shorten(unexpected, most).map((line) => paint.red(oneLine(line))),
    ...(expected.length > 0 ? [paint.dim(`as announced: ${expected.join(', ')}`)] : []),
    ...(verbose
      ? differences.filter((one) => one.expected !== undefined).map((one) => paint.dim(oneLine(differenceText(one))))
      : []),
    ...(culprit === undefined ? [] : [paint.bold(culprit)]),
    ...remarks,
  ];
  return `${paint.bold(oneLine(path))}: ${colour(verdict(verification))}\n${lines.map((line) => `  ${line}\n`).join('')}`;
};

const table = (rows: readonly Row[]): string[] => {
  const widest = (pick: (row: Row) => string): number => Math.max(0, ...rows.map((row) => pick(row).length));
  const [name, before, after] = [widest((row) => row.name), widest((row) => row.before), widest((row) => row.after)];
  return rows.map((row) =>
    `${row.name.padEnd(name)}  ${row.before.padStart(before)} → ${row.after.padEnd(after)}  ${row.change}`.trimEnd(),
  );
};

const layerLines = (title: string, { layers }: Measures): string[] => [
  `${title}:`,
  ...layers.map((layer) => `  ${bytes(layer.bytes).padStart(8)}  ${oneLine(layer.createdBy || 'unknown', 90)}`),
];

/** One measured image for a terminal. */
export const measureText = (name: string, measures: Measures, { verbose, paint = plain }: TableOptions): string => {
  const { wasted, packages, files } = measures;
  const paths = wasted.paths.map((one) => `  ${bytes(one.bytes).padStart(8)}  /${oneLine(one.path)}`);
  const lines = [
    `size      ${bytes(measures.bytes)} in ${measures.layers.length} ${measures.layers.length === 1 ? 'layer' : 'layers'}, ${files} files, ${packages} packages`,
    `wasted    ${bytes(wasted.bytes)} in ${wasted.paths.length} paths that several layers write or delete; ${bytes(wasted.hidden)} that no path shows`,
    ...layerLines('layers', measures),
    ...(paths.length > 0 ? ['wasted by:', ...shorten(paths, verbose ? Infinity : 10)] : []),
  ];
  return `${paint.bold(oneLine(name))}\n${lines.map((line) => `  ${line}\n`).join('')}`;
};

/** One line for all files. */
export const totalText = (verifications: readonly Verification[], paint: Paint = plain): string => {
  const number = (status: Verification['status']): number =>
    verifications.filter((one) => one.status === status).length;
  const parts = [
    paint.green(`${number('verified')} verified`),
    ...(number('fails') > 0 ? [paint.red(`${number('fails')} failed`)] : []),
    ...(number('original-fails') > 0 ? [`${number('original-fails')} whose original does not build`] : []),
    ...(number('unchanged') > 0 ? [`${number('unchanged')} without changes`] : []),
  ];
  return `${paint.bold(`${verifications.length} ${verifications.length === 1 ? 'file' : 'files'}:`)} ${parts.join(', ')}\n`;
};
