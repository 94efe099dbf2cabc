import { tarCompression } from '../src/knowledge/archives.ts';
import {
  copiedPaths,
  copiesAbove,
  defineTransform,
  mentions,
  leadingCommands,
  placeIn,
  readCopy,
  removeLeading,
  replace,
  runsAsRoot,
  samePlace,
  textFor,
  unpacking,
  type Context,
  type Copy,
  type Finding,
  type Instruction,
  type Place,
  type Unpacking,
} from '../src/transform/index.ts';

const reasons = {
  'used-later': 'the archive is not deleted, so that something may still need it',
  'other-options': 'ADD cannot do what the options of tar say',
  'unknown-folder': 'the file does not tell into which folder it is unpacked',
  'other-user': 'tar gives the files to the user in force, ADD to their owner or root',
  'not-local': 'only archives of the build context are unpacked',
  flag: 'a flag of the COPY would hold for every file that is unpacked',
  comment: 'a comment belongs to the RUN, which would be lost',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'use-add-for-archive',
  summary: 'Let ADD unpack a local archive instead of copying it first.',
  why:
    'An archive that one instruction copies and a RUN unpacks and deletes stays in the layer of the COPY for ever. ADD ' +
    'unpacks a local tar archive as it reads it, so that only its contents are in the image.',
  goal: 'size',
  level: 'review',
  safety:
    'Wrong where the archive is none that ADD knows by its contents, whatever its name says: it would be copied as it is. ' +
    'Files of the archive keep their owner in both ways: for ADD it is the number, for tar the name where the image has it.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  equivalents: { hadolint: ['DL3010'] },
  *find(dockerfile, context) {
    for (const run of dockerfile.instructions) {
      if (run.keyword !== 'RUN' || run.flags.length > 0 || !mentions(run, 'tar')) continue;
      const previous = dockerfile.instructions[run.index - 1];
      if (!previous || previous.keyword === 'RUN' || previous.keyword === 'FROM') continue;
      const finding = inspect(run, context);
      if (finding) yield finding;
    }
  },
});

const inspect = (run: Instruction, { buildContext }: Context<object>): Finding | undefined => {
  const commands = run.script ? leadingCommands(run.script) : [];
  const found = unpacking(commands);
  if (!found) return undefined;
  const archive = placeIn(found.archive, run);
  const copy = archive && copiesAbove(run).find((one) => brings(one, archive, buildContext));
  if (!copy) return undefined;
  const reason = runsAsRoot(run) === false ? 'other-user' : obstacle(found, copy);
  const leave = (id: Reason): Finding => ({
    at: commands[0] ?? run,
    message: `the archive stays in the layer: ${reasons[id]}`,
    reason: id,
  });
  if (reason) return leave(reason);
  const folder = folderText(found, run, copy);
  const destination = copy.instruction.words.at(-1);
  const removal = removeLeading(run, found.count);
  if (folder === undefined || !destination) return leave('unknown-folder');
  if (removal.length === 0) return leave('comment');
  return {
    at: copy.instruction,
    message: 'the archive stays in the layer of the COPY although the RUN deletes it',
    fix: {
      title: `Unpack it with ADD into ${folder}`,
      level: 'review',
      edits: [
        replace(copy.instruction.keywordSpan, textFor(copy.instruction, 'ADD')),
        replace(destination, folder),
        ...removal,
      ],
    },
  };
};

const brings = (copy: Copy, archive: Place, context: Context<object>['buildContext']): boolean =>
  copiedPaths(copy, context)?.some(({ place, kind }) => kind !== 'folder' && samePlace(place, archive)) === true;

const obstacle = (found: Unpacking, { instruction, sources, from }: Copy): Reason | undefined => {
  const [source = ''] = sources;
  const known = tarCompression(source);
  if (instruction.keyword !== 'COPY' || from !== undefined || sources.length > 1 || instruction.exec)
    return 'not-local';
  if (known === undefined) return 'not-local';
  if (instruction.flags.some(({ name }) => name !== 'link')) return 'flag';
  if (found.otherOptions || (found.compression !== '' && found.compression !== known)) return 'other-options';
  return found.deleted ? undefined : 'used-later';
};

/** The folder as ADD takes it: absolute, with a slash at its end. */
const folderText = ({ folder }: Unpacking, run: Instruction, copy: Copy): string | undefined => {
  const place = placeIn(folder ?? '.', run);
  const before = readCopy(copy.instruction)?.place;
  if (!place || !before || place.root !== '') return undefined;
  return place.path.length === 0 ? '/' : `/${place.path.join('/')}/`;
};
