import type { Instruction } from '../dockerfile/index.ts';
import { isMounted, isUnconditional } from './caches.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { runCommands } from './nested.ts';

/** An archive below /tmp that a RUN downloads and unpacks, and that nobody deletes or asks for again. */
export interface LeftArchive {
  readonly path: string;
  /** The command that downloads it. */
  readonly download: Invocation;
  readonly at: { readonly start: number; readonly end: number };
}

const archive = /\.(?:tar|tgz|tbz2?|txz|zip|tar\.(?:gz|bz2|xz|zst|lz4?))$/;
const unpackers = new Set(['tar', 'bsdtar', 'unzip', '7z', '7za']);

/** The archives that a RUN leaves in its layer. */
export const leftArchives = (instruction: Instruction): LeftArchive[] => {
  const { script } = instruction;
  if (!script || isMounted(instruction, { folders: ['/tmp'] })) return [];
  const commands = runCommands(instruction).filter(({ carrier }) => !carrier);
  return commands.flatMap(({ command }, index): LeftArchive[] => {
    const download = unwrap(command);
    const path = targetOf(download);
    if (path === undefined || !isUnconditional(script.body, command) || namedElsewhere(instruction, path)) return [];
    const rest = commands.slice(index + 1).map((one) => ({ ...one, invocation: unwrap(one.command) }));
    const unpack = rest.findIndex(({ command: one, invocation }) => {
      return (
        unpackers.has(invocation.program ?? '') && invocation.words.includes(path) && isUnconditional(script.body, one)
      );
    });
    if (unpack < 0) return [];
    const asked = rest.slice(unpack + 1).some(({ invocation }) => mayMean(invocation, path));
    return asked ? [] : [{ path, download, at: command }];
  });
};

/** `curl -o x`, `curl -fsSLo x`, `wget -O x`, `wget -qO x`: what is written, if it is an archive below /tmp. */
const targetOf = ({ program, words }: Invocation): string | undefined => {
  const letter = program === 'curl' ? 'o' : program === 'wget' ? 'O' : undefined;
  if (letter === undefined) return undefined;
  const at = words.findIndex(
    (word) =>
      word === '--output' ||
      word === '--output-document' ||
      (/^-[a-zA-Z]+$/.test(word ?? '') && word?.endsWith(letter)),
  );
  const path = at < 0 ? undefined : words[at + 1];
  return path?.startsWith('/tmp/') === true && archive.test(path) ? path : undefined;
};

/** A command that names the file, deletes in /tmp, or deletes or moves what the file does not tell. */
const mayMean = ({ program, arguments: words }: Invocation, path: string): boolean =>
  words.some(({ text }) => text.includes(path)) ||
  ((program === 'rm' || program === 'mv' || program === 'find') &&
    words.some(({ text, value }) => value === undefined || value === '/tmp' || text.startsWith('/tmp')));

/** The file's name stands in another instruction, or a COPY takes /tmp as a whole. */
const namedElsewhere = (instruction: Instruction, path: string): boolean => {
  const { dockerfile } = instruction;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return dockerfile.instructions.some((other) => {
    if (other.index === instruction.index) return false;
    const text = dockerfile.text.slice(other.start, other.end);
    return (
      text.includes(name) || ((other.keyword === 'COPY' || other.keyword === 'RUN') && /\s\/tmp\/?(?:\*|\s)/.test(text))
    );
  });
};
