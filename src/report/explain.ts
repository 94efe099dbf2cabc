import { levels, type AnyTransform } from '../transform/contract.ts';
import { limitWords } from '../transform/limit.ts';
import { unifiedDiff } from './diff.ts';
import { plain, type Paint } from './report.ts';

const width = 88;

/** The transforms as a table: name, level, presets, summary. */
export const listText = (transforms: readonly AnyTransform[], paint: Paint = plain): string => {
  const names = Math.max(0, ...transforms.map(({ name }) => name.length));
  const level = Math.max(...levels.map((one) => one.length));
  return transforms
    .map(({ name, level: boldest, presets, summary }) => {
      const named = presets.length === 0 ? paint.dim(' (only when named)') : '';
      return `${paint.bold(name.padEnd(names))}  ${boldest.padEnd(level)}  ${summary}${named}\n`;
    })
    .join('');
};

/** Everything that a transform says of itself, and its example as a diff. */
export const explainText = (
  transform: AnyTransform,
  example: { readonly path?: string; readonly before?: string; readonly after: string } | undefined,
  paint: Paint = plain,
): string => {
  const { name, summary, why, goal, level, safety, estimates, reasons, presets, references, equivalents } = transform;
  const options = (transform.options ?? {}) as object;
  const rows = (entries: readonly (readonly [string, string])[]): string => {
    const names = Math.max(0, ...entries.map(([key]) => key.length));
    return entries.map(([key, text]) => `  ${key.padEnd(names)}  ${wrap(text, names + 4)}`).join('\n');
  };
  const heading = [
    paint.bold(name),
    summary,
    '',
    `goal ${goal}, level ${level}, ${presets.length === 0 ? 'in no preset: runs only when named' : `preset ${presets.join(', ')}`}`,
  ].join('\n');
  const also = [
    ...(equivalents?.hadolint ?? []).map((rule) => `hadolint ${rule}`),
    ...(equivalents?.buildkit ?? []).map((check) => `BuildKit ${check}`),
  ];
  const sections: readonly (readonly [string, string])[] = [
    ['Why', paragraphs(why)],
    ['When it is wrong', safety === undefined ? '' : paragraphs(safety)],
    ['What its estimates stand on', estimates === undefined ? '' : paragraphs(estimates)],
    ['Why it leaves a place alone', rows(Object.entries(reasons))],
    [
      'Options (--set)',
      rows(Object.entries(options).map(([key, value]) => [`${name}.${key}`, optionText(transform, key, value)])),
    ],
    ['Ignore comments that hold for it too', also.map((rule) => `  ${rule}`).join('\n')],
    ['References', references.map((reference) => `  ${reference}`).join('\n')],
    ['Example', example ? unifiedDiff({ path: 'Dockerfile', before: undefined, ...example }, paint).trimEnd() : ''],
  ];
  const printed = sections.filter(([, text]) => text !== '').map(([title, text]) => `${paint.bold(title)}\n${text}`);
  return `${[heading, ...printed].join('\n\n')}\n`;
};

/** Markdown paragraphs in lines of a readable width; lists and code keep their lines. */
const paragraphs = (markdown: string): string =>
  markdown
    .trim()
    .split(/\n\s*\n/)
    .map((text) => (/^(?: {4}|```|[-*\d]+\.? )/m.test(text) ? text : wrap(text, 0)))
    .join('\n\n');

const wrap = (text: string, indent: number): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
};

/** The default of an option, and its values where they are few. */
const optionText = ({ choices, limits }: AnyTransform, key: string, value: unknown): string => {
  const values = choices?.[key];
  const limit = limits?.[key];
  if (limit) return `${JSON.stringify(value)}; ${limitWords(limit)}`;
  return values ? `${JSON.stringify(value)}; one of ${values.join(', ')}` : JSON.stringify(value);
};
