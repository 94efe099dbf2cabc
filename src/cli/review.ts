import type { FixPlace } from '../engine/rewrite.ts';
import { unifiedDiff } from '../report/diff.ts';
import { withEstimate } from '../report/estimate.ts';
import { explainText } from '../report/explain.ts';
import { oneLine } from '../report/path.ts';
import type { Paint } from '../report/report.ts';
import { applyEdits } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { AnyTransform } from '../transform/contract.ts';
import type { Refuses } from './bulk.ts';
import type { Io } from './io.ts';

/** Asks somebody about each fix before it is made. */
export interface Review {
  /** Asks about the fixes of one file, whose path is for people. */
  file(path: string, isNew: boolean): Refuses;
  /** Whether nothing is wanted any more: the answer was to quit, or the input has ended. */
  hasEnded(): boolean;
}

/** What asking takes. */
export interface ReviewJob {
  readonly io: Pick<Io, 'stderr' | 'readLine'>;
  readonly paint: Paint;
  readonly transforms: readonly AnyTransform[];
}

const keys = {
  y: 'make this change',
  n: 'leave this place alone',
  a: 'make this change and all others of this file',
  d: 'leave this place and all others of this file alone',
  t: 'leave alone all that this transform has to say, in every file',
  e: 'explain the transform',
  q: 'quit: leave this place and all that follow alone; what you accepted is written',
  '?': 'print this help',
} as const;

type Key = keyof typeof keys;

const isKey = (text: string): text is Key => text in keys;

/**
 * Opens the questions, which are asked while the engine runs: each fix is seen once, in the order in which it would be
 * made, on the text with what was accepted before. What was left alone stays so when later rounds find it again.
 */
export const openReview = ({ io, paint, transforms }: ReviewJob): Review => {
  const left = new Set<string>();
  let ended = false;
  const say = (text: string): void => void io.stderr.write(text);

  /** Asks until the answer is a decision. */
  const ask = (path: string, isNew: boolean, { transform, line, message, fix, text }: FixPlace): Key => {
    const told = oneLine(withEstimate({ message, saves: fix.saves }));
    say(`\n${paint.bold(`${oneLine(path)}:${line}`)}: ${transform} (${fix.level}): ${told}\n`);
    say(unifiedDiff({ path, before: isNew ? undefined : text, after: applyEdits(text, fix.edits) }, paint));
    for (;;) {
      say(paint.bold(`${fix.title} [${Object.keys(keys).join(',')}]? `));
      const answer = io.readLine();
      if (answer === undefined) {
        say('\n');
        return 'q';
      }
      const key = answer.trim().slice(0, 1).toLowerCase();
      const known = transforms.find(({ name }) => name === transform);
      if (key === 'e' && known) say(explainText(known, undefined, paint));
      else if (isKey(key) && key !== '?' && key !== 'e') return key;
      else for (const [name, about] of Object.entries(keys)) say(`${name} - ${about}\n`);
    }
  };

  return {
    hasEnded: () => ended,
    file(path, isNew) {
      const decided: Decision[] = [];
      let rest: 'a' | 'd' | undefined;
      return (place) => {
        if (ended || left.has(place.transform)) return 'declined';
        const before = decided.find((decision) => isSame(decision, place));
        if (before) return before.accepted ? undefined : 'declined';
        const key = rest ?? ask(path, isNew, place);
        if (key === 'q') ended = true;
        else if (key === 't') left.add(place.transform);
        else if (key === 'a' || key === 'd') rest = key;
        const accepted = key === 'y' || key === 'a';
        decided.push({ place, accepted });
        return accepted ? undefined : 'declined';
      };
    },
  };
};

interface Decision {
  readonly place: FixPlace;
  readonly accepted: boolean;
}

/**
 * Whether this was decided before. On the same text two fixes are the same where their edits are: the engine starts again
 * where a transform did wrong. On another text it is what was left alone and is found again, at the same place in the input.
 */
const isSame = ({ place, accepted }: Decision, other: FixPlace): boolean => {
  if (place.transform !== other.transform) return false;
  if (place.text === other.text) return JSON.stringify(place.fix.edits) === JSON.stringify(other.fix.edits);
  return !accepted && place.fix.title === other.fix.title && touch(place.at, other.at);
};

const touch = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
