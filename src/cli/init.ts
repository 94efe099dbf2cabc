import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { configsIn, schemaAddress } from '../config/index.ts';
import { rewriteText } from '../engine/rewrite.ts';
import { discover } from '../project/discover.ts';
import { readSource } from '../project/files.ts';
import { gitRoot } from '../project/git.ts';
import { describeWriteError } from '../project/problem.ts';
import { displayPath, toSlashes } from '../project/relative.ts';
import { Surroundings } from '../project/surroundings.ts';
import { levels, type AnyTransform, type Level } from '../transform/contract.ts';
import { lazyContext, surroundingsOf } from './build-context.ts';
import type { Dependencies } from './dependencies.ts';
import type { Io } from './io.ts';

/** Files that are looked into; the rest is only counted. */
const mostFiles = 500;

/** Folders whose Dockerfiles are other people's, or the input of a test. */
const foreign = ['vendor', 'third_party', 'third-party', 'testdata', '__fixtures__'];

/** What there is in a repository. */
interface Look {
  readonly files: number;
  /** Changes by transform and level. */
  readonly changes: ReadonlyMap<string, ReadonlyMap<Level, number>>;
  readonly foreign: readonly string[];
  /** Transforms whose finding a hadolint configuration switches off. */
  readonly off: readonly { readonly name: string; readonly rule: string }[];
  readonly updates: string | undefined;
}

/** Looks at the repository and writes a configuration for it: what stands in it is what is in force without, explained. */
export const initialise = async (io: Io, dependencies: Dependencies): Promise<number> => {
  const root = gitRoot(io.cwd) ?? io.cwd;
  const [present] = configsIn(root);
  if (present !== undefined) {
    io.stderr.write(`imgfix: ${displayPath(present, io.cwd)} is a configuration already\n`);
    return 2;
  }
  const transforms = await dependencies.transforms();
  const look = lookAt(root, transforms, await dependencies.catalogue());
  const path = join(root, 'imgfix.config.yaml');
  const shown = displayPath(path, io.cwd);
  try {
    writeFileSync(path, configText(look, transforms), { flag: 'wx' });
  } catch (error) {
    io.stderr.write(`imgfix: ${shown} not written: ${describeWriteError(error)}\n`);
    return 2;
  }
  const sum = [...look.changes.values()].flatMap((own) => [...own.values()]).reduce((a, b) => a + b, 0);
  io.stdout.write(
    [
      `${shown} written: ${look.files} ${look.files === 1 ? 'Dockerfile' : 'Dockerfiles'}, ${sum} ${sum === 1 ? 'change' : 'changes'} found.`,
      'Next:',
      '  imgfix                                        # the diff',
      '  imgfix --report imgfix.html                   # a page with every change and every place left alone',
      ...(look.files > 20
        ? [
            '  imgfix --patch-dir patches                    # a patch for each code owner or service',
            '  imgfix --check --baseline imgfix-baseline.json  # in CI from tomorrow: only what is new fails',
          ]
        : ['  imgfix --check                                # in CI']),
      '',
    ].join('\n'),
  );
  return 0;
};

const lookAt = (
  root: string,
  transforms: readonly AnyTransform[],
  images: Parameters<typeof rewriteText>[1]['images'],
): Look => {
  const changes = new Map<string, Map<Level, number>>();
  const foreignFound = new Set<string>();
  let files = 0;
  const recommended = transforms.filter(({ presets }) => presets.includes('recommended'));
  const around = surroundingsOf([root], root);
  for (const found of discover([root], { cwd: root, around })) {
    if (found.kind !== 'file') continue;
    const way = toSlashes(relative(root, found.path)).split('/');
    const other = way.slice(0, -1).find((part) => foreign.includes(part));
    if (other !== undefined) {
      foreignFound.add(other);
      continue;
    }
    if (++files > mostFiles) continue;
    const source = readSource(found.path);
    if (source.kind !== 'file') continue;
    const { context } = lazyContext(found.path, source.text, undefined, { around });
    const options = { transforms: recommended, level: 'risky', options: {}, buildContext: context, images } as const;
    for (const { transform, level } of rewriteText(source.text, options).changes) {
      const own = changes.get(transform) ?? new Map<Level, number>();
      changes.set(transform, own.set(level, (own.get(level) ?? 0) + 1));
    }
  }
  return {
    files,
    changes,
    foreign: [...foreignFound].sort(),
    off: switchedOff(root, transforms),
    updates: updaterOf(root),
  };
};

/** What a hadolint configuration ignores, somebody has decided. */
const switchedOff = (root: string, transforms: readonly AnyTransform[]): Look['off'] => {
  const around = new Surroundings();
  const path = ['.hadolint.yaml', '.hadolint.yml']
    .map((name) => join(root, name))
    .find((one) => existsSync(one) && !around.leadsAway(one));
  const source = path === undefined ? undefined : readSource(path);
  if (source?.kind !== 'file') return [];
  const list = /^ignored:[ \t]*(\[[^\]]*\]|(?:\r?\n[ \t]*(?:-[^\n]*|#[^\n]*))+)/m.exec(source.text)?.[1] ?? '';
  const rules = new Set(list.match(/\bDL\d{4}\b/g));
  return transforms.flatMap(({ name, equivalents }) => {
    const rule = equivalents?.hadolint?.find((one) => rules.has(one));
    return rule === undefined ? [] : [{ name, rule }];
  });
};

/** The bot that keeps image tags up to date, if its configuration is there. */
const updaterOf = (root: string): string | undefined =>
  [
    ['renovate.json', 'Renovate'],
    ['renovate.json5', 'Renovate'],
    ['.renovaterc', 'Renovate'],
    ['.renovaterc.json', 'Renovate'],
    ['.github/renovate.json', 'Renovate'],
    ['.github/dependabot.yml', 'Dependabot'],
    ['.github/dependabot.yaml', 'Dependabot'],
  ].find(([name = '']) => existsSync(join(root, name)))?.[1];

const configText = (
  { files, changes, foreign: ignored, off, updates }: Look,
  transforms: readonly AnyTransform[],
): string => {
  const counted = transforms.flatMap(({ name, summary }) => {
    const own = changes.get(name);
    if (!own || off.some((one) => one.name === name)) return [];
    const parts = levels.flatMap((level) => (own.has(level) ? [`${own.get(level) ?? 0} ${level}`] : []));
    return [`#   # ${parts.join(', ')}: ${summary}`, `#   ${name}: false`];
  });
  return [
    `# yaml-language-server: $schema=${schemaAddress('config')}`,
    `# Written by imgfix init, which looked at ${files} ${files === 1 ? 'Dockerfile' : 'Dockerfiles'}. imgfix.config.yaml is optional:`,
    '# what is not said here is as imgfix does it by itself.',
    '',
    '# recommended, minimal (safe changes only), buildkit, or all',
    'preset: recommended',
    '',
    '# The boldest changes to make. safe: the image runs the same; review: it may differ as the message says;',
    '# risky: it needs knowledge that the file does not hold.',
    'level: review',
    '',
    ...(counted.length + off.length > 0
      ? [
          '# Changes found, by level. A transform is switched off with false; imgfix explain NAME says what it does.',
          `${off.length === 0 ? '# ' : ''}transforms:`,
          ...off.map(({ name, rule }) => `  ${name}: false # .hadolint.yaml ignores ${rule}`),
          ...counted,
          '',
        ]
      : []),
    ...(updates === undefined
      ? []
      : [
          `# ${updates} keeps image tags up to date here; a tag that is meant to move stays with: float`,
          '# images:',
          '#   node:22: float',
          '',
        ]),
    ...(ignored.length > 0
      ? ['# Not our own files.', 'ignore:', ...ignored.map((name) => `  - '**/${name}/**'`), '']
      : ['# Files to leave out.', '# ignore:', "#   - 'third_party/**'", '']),
    '# Other settings for some files.',
    '# overrides:',
    "#   - files: ['services/legacy/**']",
    '#     level: safe',
    '',
  ].join('\n');
};
