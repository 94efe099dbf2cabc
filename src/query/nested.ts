import type { Instruction } from '../dockerfile/index.ts';
import { parseShell, type Place, type Script, type SimpleCommand, type Word } from '../shell/index.ts';
import type { Span } from '../text/span.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { Memory } from '../text/memory.ts';

/** A simple command of a RUN, those in `sh -c '…'` among them. */
export interface RunCommand {
  readonly command: SimpleCommand;
  readonly place: Place;
  /** The script that holds it: the RUN's own, or the text of a `sh -c`. */
  readonly script: Script;
  /** The `sh -c` around it. */
  readonly carrier: Invocation | undefined;
}

const shells = new Set(['sh', 'bash', 'dash', 'ash']);
const known = new Memory<Script, readonly RunCommand[]>('script');

/** Every simple command of a RUN in the order of the text; none where its text cannot be read. */
export const runCommands = (instruction: Instruction): readonly RunCommand[] => {
  const { script } = instruction;
  if (!script) return [];
  let found = known.get(script);
  if (!found) {
    found = effectsOf(script).commands.flatMap(([command, place]): RunCommand[] => {
      const own: RunCommand = { command, place, script, carrier: undefined };
      const inner = nestedScript(instruction, command);
      if (!inner) return [own];
      return [
        own,
        ...effectsOf(inner.script).commands.map(([one, where]) => ({ command: one, place: where, ...inner })),
      ];
    });
    known.set(script, found);
  }
  return found;
};

const nestedScript = (
  instruction: Instruction,
  command: SimpleCommand,
): { script: Script; carrier: Invocation } | undefined => {
  const carrier = unwrap(command);
  const word = carrier.program !== undefined && shells.has(carrier.program) ? textWord(carrier) : undefined;
  const inner = word && literal(word.text);
  if (!word || inner === undefined) return undefined;
  const base = word.start + 1;
  const parsed = parseShell(inner, base, joinsWithin(instruction, base, inner.length));
  return 'script' in parsed ? { script: parsed.script, carrier } : undefined;
};

/** The word behind `-c`, `-lc`, `-o pipefail -c`. */
const textWord = ({ arguments: words }: Invocation): Word | undefined => {
  for (let at = 0; at < words.length; at++) {
    const value = words[at]?.value;
    if (value === undefined || !value.startsWith('-') || value.startsWith('--')) return undefined;
    if (value.includes('c')) return words[at + 1];
    if (value.endsWith('o')) at++;
  }
  return undefined;
};

/** The inside of a word that is quoted as a whole and holds nothing that the quotes change, so that offsets stay true. */
const literal = (text: string): string | undefined => {
  const inner = text.slice(1, -1);
  const plain =
    (text.startsWith("'") && text.endsWith("'") && !inner.includes("'")) ||
    (text.startsWith('"') && text.endsWith('"') && !/["$`\\!]/.test(inner));
  return plain && text.length > 2 && inner.trim() !== '' ? inner : undefined;
};

/** Where a continuation was blanked out of the text that the shell sees. */
const joinsWithin = (instruction: Instruction, base: number, length: number): Span[] => {
  const { pieces } = instruction;
  return pieces
    .slice(1)
    .map((piece, index) => ({ start: (pieces[index]?.end ?? 0) - base, end: piece.start - base }))
    .filter(({ start, end }) => end > 0 && start < length);
};
