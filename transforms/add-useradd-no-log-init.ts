import {
  allCommandsIn,
  defineTransform,
  insertAfter,
  mentions,
  type Finding,
  type Invocation,
} from '../src/transform/index.ts';

/** From here on the files that useradd makes are worth a word: 292 bytes a number in lastlog, 32 in faillog. */
const highest = 60_000;

export default defineTransform({
  name: 'add-useradd-no-log-init',
  summary: 'Keep useradd from writing a huge login log.',
  why:
    'useradd gives a new user its line in /var/log/lastlog and /var/log/faillog, which are sparse files with room for every ' +
    'number below: with a high user id, as companies have them, they are gigabytes long, and the archive of the layer holds ' +
    'all the zeros. `--no-log-init` leaves these files alone; nobody logs in to a container anyway.',
  goal: 'size',
  level: 'safe',
  reasons: {},
  presets: ['recommended', 'minimal'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://manpages.debian.org/bookworm/passwd/useradd.8.en.html',
  ],
  equivalents: { hadolint: ['DL3046'] },
  *find(dockerfile) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN' || !mentions(instruction, 'useradd')) continue;
      for (const invocation of allCommandsIn(instruction)) {
        const finding = invocation.program === 'useradd' ? inspect(invocation) : undefined;
        if (finding) yield finding;
      }
    }
  },
});

const inspect = ({ words, arguments: written, nameWord }: Invocation): Finding | undefined => {
  if (!nameWord || words.some((word) => word !== undefined && saysSo(word))) return undefined;
  const at = words.findIndex((word) => word !== undefined && isUidOption(word));
  if (at < 0) return undefined;
  const [, joined] = words[at]?.split('=') ?? [];
  const uid = joined ?? words[at + 1];
  // a variable may hold any number
  if (uid !== undefined && !(Number(uid) > highest)) return undefined;
  if (uid === undefined && written[at + 1] === undefined) return undefined;
  return {
    at: nameWord,
    message: `${uid === undefined ? 'with a high number for the user' : `with the user id ${uid}`} useradd makes huge sparse log files`,
    fix: { title: 'Add --no-log-init', level: 'safe', edits: [insertAfter(nameWord, '--no-log-init')] },
  };
};

const isShort = (word: string): boolean => word.startsWith('-') && !word.startsWith('--');

const saysSo = (word: string): boolean => word === '--no-log-init' || (isShort(word) && word.split('l').length > 1);

/** `-u 1000`, `-rmu 1000`, `--uid=1000`. */
const isUidOption = (word: string): boolean =>
  word === '--uid' || word.startsWith('--uid=') || (isShort(word) && word.endsWith('u'));
