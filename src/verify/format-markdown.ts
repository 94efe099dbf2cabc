import type { Measures } from './contents.ts';
import { culpritText, differenceText, expectedCounts, rebuildNotes, rowsOf, shorten, verdict } from './rows.ts';
import { bytes, share } from './units.ts';
import type { Verification } from './verify.ts';

const cell = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[|\\`*_<>[\]]/g, '\\$&');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

const code = (text: string): string => {
  const clean = text.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
  const fence = clean.includes('`') ? '``' : '`';
  return `${fence}${clean.includes('`') ? ` ${clean} ` : clean}${fence}`;
};

const block = (text: string): string => {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((match) => match[0].length + 1)));
  return `\n${fence}\n${text}\n${fence}\n`;
};

/** Verifications as a Markdown document: a table of all, then each by itself. */
export const verificationMarkdown = (verifications: readonly Verification[]): string =>
  `${summaryMarkdown(verifications)}${verifications
    .filter(({ status }) => status !== 'unchanged')
    .map(details)
    .join('')}`;

/** One line per file. */
export const summaryMarkdown = (verifications: readonly Verification[]): string =>
  row(['file', 'verdict', 'size', '', 'layers', 'wasted', 'transforms']) +
  row(['---', '---', '---', '---', '---', '---', '---']) +
  verifications
    .map((one) => {
      const { before, after } = one;
      const figures =
        before && after
          ? [
              `${bytes(before.bytes)} → ${bytes(after.bytes)}`,
              share(before.bytes, after.bytes),
              `${before.layers.length} → ${after.layers.length}`,
              `${bytes(before.wasted.bytes)} → ${bytes(after.wasted.bytes)}`,
            ]
          : ['', '', '', ''];
      return row([code(one.path), cell(one.status), ...figures, one.transforms.join(', ')]);
    })
    .join('');

const details = (verification: Verification): string => {
  const { path, failure, differences, remarks } = verification;
  const rows = rowsOf(verification);
  const unexpected = differences.filter(({ expected }) => expected === undefined).map(differenceText);
  const expected = expectedCounts(differences);
  const culprit = culpritText(verification);
  const figures =
    rows.length === 0
      ? ''
      : `\n${row(['', 'before', 'after', ''])}${row(['---', '---', '---', '---'])}` +
        rows.map(({ name, before, after, change }) => row([name, before, after, change].map(cell))).join('');
  const items = [
    ...rebuildNotes(verification),
    ...shorten(unexpected, 50),
    ...(expected.length > 0 ? [`as announced: ${expected.join(', ')}`] : []),
    ...(culprit === undefined ? [] : [culprit]),
    ...remarks,
  ].map((item) => `- ${cell(item)}\n`);
  return (
    `\n### ${code(path)}: ${cell(verdict(verification))}\n${figures}` +
    (failure === undefined ? '' : block(failure)) +
    (items.length > 0 ? `\n${items.join('')}` : '')
  );
};

/** One measured image as Markdown. */
export const measureMarkdown = (name: string, { bytes: size, layers, wasted, packages, files }: Measures): string =>
  `### ${code(name)}\n\n${bytes(size)} in ${layers.length} layers, ${files} files, ${packages} packages; ` +
  `${bytes(wasted.bytes)} wasted, ${bytes(wasted.hidden)} that no path shows\n\n` +
  row(['layer', 'size']) +
  row(['---', '---:']) +
  layers.map((layer) => row([layer.createdBy === '' ? '' : code(layer.createdBy), bytes(layer.bytes)])).join('') +
  (wasted.paths.length === 0
    ? ''
    : `\n${row(['wasted by', 'size'])}${row(['---', '---:'])}${wasted.paths
        .slice(0, 20)
        .map((one) => row([code(`/${one.path}`), bytes(one.bytes)]))
        .join('')}`);
