import { looksLikeArchive } from '../src/knowledge/archives.ts';
import {
  contextPath,
  defineTransform,
  readCopy,
  replace,
  textFor,
  type BuildContext,
  type Copy,
  type Finding,
  type Instruction,
} from '../src/transform/index.ts';

const reasons = {
  archive: 'ADD unpacks an archive, COPY does not',
  pattern: 'the pattern may match an archive, which ADD unpacks',
  variable: 'a variable decides what is added: an address, or an archive',
  root: 'what is added to / may be an archive of a file system, which ADD unpacks',
  quoted: 'the source is quoted or escaped',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'replace-add-with-copy',
  summary: 'Use COPY where ADD only copies local files.',
  why:
    'ADD also fetches addresses and unpacks archives; which of it happens depends on the file that it finds. Where it only ' +
    'copies, COPY says so, and an archive that comes to stand there one day is not unpacked by surprise.',
  goal: 'correctness',
  level: 'safe',
  reasons,
  presets: ['recommended', 'minimal'],
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  equivalents: { hadolint: ['DL3020'] },
  *find(dockerfile, { buildContext }) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'ADD') continue;
      // a trigger sees the files of another build
      const finding = inspect(instruction, written.trigger ? undefined : buildContext);
      if (finding) yield finding;
    }
  },
});

const inspect = (instruction: Instruction, context: BuildContext | undefined): Finding | undefined => {
  const copy = readCopy(instruction);
  if (!copy || instruction.flags.some(({ name }) => !sharedFlags.has(name)) || copy.sources.some(isRemote))
    return undefined;
  const reason = copy.sources.map((source) => obstacle(source, copy, context)).find((one) => one !== undefined);
  if (reason) return { at: instruction, message: `ADD stays: ${reasons[reason]}`, reason };
  const { keywordSpan } = instruction;
  return {
    at: instruction,
    message: 'ADD does nothing here that COPY does not do',
    fix: {
      title: 'Use COPY',
      level: 'safe',
      edits: [replace(keywordSpan, textFor(instruction, 'COPY'))],
    },
  };
};

/** https://docs.docker.com/reference/dockerfile/#add */
const sharedFlags: ReadonlySet<string> = new Set(['chown', 'chmod', 'link', 'exclude']);

/** An address or a Git repository, as the builder tells them from paths. */
const isRemote = (source: string): boolean =>
  source.split('://').length > 1 ||
  source.startsWith('git@') ||
  source.startsWith('github.com/') ||
  source.endsWith('.git');

const obstacle = (source: string, copy: Copy, context: BuildContext | undefined): Reason | undefined => {
  if (source.startsWith('<<')) return undefined;
  if (source.split('$').length > 1) return 'variable';
  const path = contextPath(source);
  if (path === undefined) return 'quoted';
  const isFolder = context?.has(path) === 'folder' || path === '' || source.endsWith('/') || source.endsWith('/.');
  if (isFolder) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const parts = name.split('.');
  const end = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  if (isPattern(name)) {
    // `*.conf` can match no archive
    if (end !== '' && !isPattern(end)) return looksLikeArchive(name) ? 'archive' : undefined;
    const found = context?.match(path);
    return found?.length && found.every((file) => !looksLikeArchive(file)) ? undefined : 'pattern';
  }
  if (looksLikeArchive(name)) return 'archive';
  // no name that tells, and no text
  if (end === '' && context?.has(path) === 'file' && context.read(path) === undefined) return 'archive';
  return end === '' && context?.has(path) === undefined && copy.place?.path.length === 0 ? 'root' : undefined;
};

const isPattern = (text: string): boolean => ['*', '?', '['].some((mark) => text.split(mark).length > 1);
