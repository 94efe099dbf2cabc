/**
 * Writes what can be told from metadata and fixtures: a page per transform, their index, and the marked parts of the
 * README. `--check` writes nothing and fails where a file would change.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rewriteText } from '../src/engine/rewrite.ts';
import { selectTransforms } from '../src/engine/selection.ts';
import { openPackageCatalogue } from '../src/knowledge/catalogue/node.ts';
import { rules, type Rule } from '../src/knowledge/rules.ts';
import { unifiedDiff } from '../src/report/diff.ts';
import { decode } from '../src/text/encoding.ts';
import { limitWords } from '../src/transform/limit.ts';
import { lazyContext } from '../src/cli/build-context.ts';
import type { AnyTransform } from '../src/transform/index.ts';
import { transforms } from '../transforms/index.ts';
import { readFixtures, type FixtureCase } from '../test/support/fixtures.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const fixtures = readFixtures(join(root, '__fixtures__'));
const fence = (language: string, text: string): string => `\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\``;
const stale: string[] = [];

const put = async (path: string, markdown: string): Promise<void> => {
  const text = await format(markdown, { ...(await resolveConfig(path)), filepath: path });
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  stale.push(relative(root, path));
  if (check) return;
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};

/** A new file is shown whole, with its name. */
const diffOf = (one: FixtureCase): string => {
  const beside = join(one.folder, 'after.dockerignore');
  return existsSync(beside)
    ? unifiedDiff({ path: '.dockerignore', before: undefined, after: readFileSync(beside, 'utf8') })
    : unifiedDiff({ path: 'Dockerfile', before: one.before, after: one.after ?? one.before })
        .split('\n')
        .slice(2)
        .join('\n');
};

const page = (transform: AnyTransform): string => {
  const { name, summary, why, goal, level, safety, estimates, reasons, presets, references, equivalents } = transform;
  const options = transform.options as Readonly<Record<string, unknown>> | undefined;
  const example = fixtures.find((one) => one.transform === name && one.name === 'example');
  const cases = fixtures.filter((one) => one.transform === name && one.name !== 'example');
  const listed = (changes: boolean): string =>
    cases
      .filter((one) => (one.after !== undefined) === changes)
      .map((one) => `[${one.name}](../../__fixtures__/${name}/${one.name})`)
      .join(', ');
  const also = [
    ...(equivalents?.hadolint ?? []).map(
      (rule) => `hadolint [${rule}](https://github.com/hadolint/hadolint/wiki/${rule})`,
    ),
    ...(equivalents?.buildkit ?? []).map((rule) => `BuildKit ${rule}`),
  ];
  return [
    `# ${name}`,
    summary,
    `Goal: ${goal}. Boldest level: **${level}**. ${presets.length === 0 ? 'In no preset: it runs only when named.' : `Presets: ${presets.join(', ')}.`}`,
    example ? fence('diff', diffOf(example)) : '',
    '## Why',
    why,
    safety === undefined ? '' : `## When it is wrong\n\n${safety}`,
    estimates === undefined ? '' : `## What its estimates stand on\n\n${estimates}`,
    '## Why it leaves a place alone',
    [
      '| reason | in words |',
      '| --- | --- |',
      ...Object.entries(reasons).map(([id, words]) => `| \`${id}\` | ${words} |`),
    ].join('\n'),
    options === undefined
      ? ''
      : [
          '## Options',
          '',
          '| option | default | values |',
          '| --- | --- | --- |',
          ...Object.entries(options).map(
            ([key, value]) => `| \`${key}\` | \`${JSON.stringify(value)}\` | ${optionValues(transform, key)} |`,
          ),
          '',
          `On the command line: \`--set ${name}.OPTION=VALUE\`, for a table \`--set ${name}.OPTION.NAME=VALUE\`.`,
        ].join('\n'),
    also.length === 0 ? '' : `## Ignore comments that hold for it too\n\n${also.join(', ')}.`,
    cases.length === 0 ? '' : '## Cases',
    listed(true) === '' ? '' : `Rewritten: ${listed(true)}.`,
    listed(false) === '' ? '' : `Left alone: ${listed(false)}.`,
    '## References',
    references.map((url) => `- <${url}>`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** What an option may be, as a cell of a table. */
const optionValues = ({ choices, limits }: AnyTransform, key: string): string => {
  const limit = limits?.[key];
  return limit ? limitWords(limit) : (choices?.[key] ?? []).map((one) => `\`${one}\``).join(', ');
};

const table = (prefix: string): string =>
  [
    '| transform | boldest level | what it does |',
    '| --- | --- | --- |',
    ...transforms.map(({ name, level, summary }) => `| [${name}](${prefix}${name}.md) | ${level} | ${summary} |`),
  ].join('\n');

const estimatesText = `## Estimates

Where a fact tells how much smaller a change makes the image that the file builds, the reports say so beside the change, with
the fact and its day: \`(estimate: 19.9 MB less, by …)\`, and add the estimates up by transform and for all files. Bytes are
those on the disk, for amd64. What no fact tells is not counted, and what two changes would save is counted once, so the
image may lose more. \`imgfix verify\` builds both and measures.

${transforms
  .filter(({ estimates }) => estimates !== undefined)
  .map(({ name, estimates }) => `- [${name}](${name}.md): ${estimates ?? ''}`)
  .join('\n')}`;

/** What `imgfix` prints for a Dockerfile of the example folder. */
const exampleDiff = (path: string): string => {
  const { text } = decode(readFileSync(join(root, path)));
  const result = rewriteText(text, {
    transforms: selectTransforms(transforms, {}),
    level: 'review',
    options: {},
    buildContext: lazyContext(join(root, path), text, undefined).context,
    images: openPackageCatalogue(),
  });
  return fence('diff', unifiedDiff({ path, before: result.before, after: result.after }));
};

const generated: Record<string, () => string> = {
  transforms: () => table('docs/transforms/'),
  example: () => exampleDiff('example/worker/Dockerfile'),
  'example-web': () => exampleDiff('example/web/Dockerfile'),
};

const fillMarks = (text: string): string =>
  text.replaceAll(
    /(<!-- generated: ([\w-]+) -->)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const content = generated[name];
      if (!content) throw new Error(`nothing generates the part ${name}`);
      return `${open}\n\n${content()}\n\n${close}`;
    },
  );

/** What imgfix does about a rule of another tool. */
const answer = ({ tool, id, outOfScope, noted }: Rule): string => {
  if (outOfScope !== undefined) return `out of scope: ${outOfScope}`;
  const names = transforms.filter(({ equivalents }) => equivalents?.[tool]?.includes(id)).map(({ name }) => name);
  return `${noted ? 'noted' : 'rewritten'} by ${names.map((name) => `[${name}](transforms/${name}.md)`).join(', ')}`;
};

const address = ({ tool, id }: Rule): string =>
  tool === 'hadolint'
    ? `https://github.com/hadolint/hadolint/wiki/${id}`
    : `https://docs.docker.com/reference/build-checks/${id.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()}/`;

const rulesOf = (tool: Rule['tool']): string =>
  [
    '| rule | asks for | imgfix |',
    '| --- | --- | --- |',
    ...rules
      .filter((rule) => rule.tool === tool)
      .map((rule) => `| [${rule.id}](${address(rule)}) | ${rule.says} | ${answer(rule)} |`),
  ].join('\n');

const rulesPage = `# Rules of other tools

Which rules of hadolint and which build checks of BuildKit imgfix rewrites, and why it leaves the rest. An ignore comment or
directive for a rule holds for the transform that stands beside it.

## hadolint

${rulesOf('hadolint')}

## BuildKit

${rulesOf('buildkit')}
`;

const folder = join(root, 'docs/transforms');
await put(join(root, 'docs/rules.md'), rulesPage);
for (const transform of transforms) await put(join(folder, `${transform.name}.md`), page(transform));
await put(
  join(folder, 'README.md'),
  `# Transforms\n\nIn the order in which they run.\n\n${table('')}\n\n${estimatesText}`,
);
await put(join(root, 'README.md'), fillMarks(readFileSync(join(root, 'README.md'), 'utf8')));

const wanted = new Set(['README.md', ...transforms.map(({ name }) => `${name}.md`)]);
for (const name of readdirSync(folder).filter((file) => !wanted.has(file))) {
  stale.push(`docs/transforms/${name}`);
  if (!check) rmSync(join(folder, name));
}
if (check && stale.length > 0) {
  console.error(`out of date, run npm run docs: ${stale.join(', ')}`);
  process.exitCode = 1;
} else console.log(stale.length === 0 ? 'the generated docs are up to date' : `written: ${stale.join(', ')}`);
