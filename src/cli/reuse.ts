import type { FileResult } from '../engine/results.ts';
import type { BuildContext } from '../transform/context.ts';

/** What a build context can be asked. */
const questions = {
  root: (context: BuildContext) => context.root,
  hasIgnoreFile: (context: BuildContext) => context.hasIgnoreFile,
  has: (context: BuildContext, path: string) => context.has(path),
  read: (context: BuildContext, path: string) => context.read(path),
  list: (context: BuildContext, folder: string) => context.list(folder),
  match: (context: BuildContext, pattern: string) => context.match(pattern),
  ignores: (context: BuildContext, path: string) => context.ignores(path),
  builds: (context: BuildContext) => {
    const { builds } = context;
    return builds && JSON.stringify({ ...builds, args: [...builds.args] });
  },
};

type Answer = string | boolean | readonly string[] | undefined;

interface Asked {
  readonly question: keyof typeof questions;
  readonly argument: string;
  readonly answer: Answer;
}

/** A build context that remembers what it was asked. */
export class Witness {
  readonly context: BuildContext;
  readonly #asked = new Map<string, Asked>();

  constructor(context: BuildContext) {
    const heard = <T extends Answer>(question: keyof typeof questions, argument: string, answer: T): T => {
      this.#asked.set(`${question} ${argument}`, { question, argument, answer });
      return answer;
    };
    this.context = {
      get root() {
        return heard('root', '', context.root);
      },
      get hasIgnoreFile() {
        return heard('hasIgnoreFile', '', context.hasIgnoreFile);
      },
      get builds() {
        heard('builds', '', questions.builds(context));
        return context.builds;
      },
      has: (path) => heard('has', path, context.has(path)),
      read: (path) => heard('read', path, context.read(path)),
      list: (folder) => heard('list', folder, context.list(folder)),
      match: (pattern) => heard('match', pattern, context.match(pattern)),
      ignores: (path) => heard('ignores', path, context.ignores(path)),
    };
  }

  /** Whether another context gives the same answers. */
  holdsFor(other: BuildContext): boolean {
    for (const { question, argument, answer } of this.#asked.values())
      if (!isSame(questions[question](other, argument), answer)) return false;
    return true;
  }

  /** Characters in its answers. */
  get weight(): number {
    let weight = 0;
    for (const { answer } of this.#asked.values())
      weight += typeof answer === 'string' ? answer.length : Array.isArray(answer) ? answer.join().length : 1;
    return weight;
  }
}

const isSame = (a: Answer, b: Answer): boolean =>
  typeof a === 'object' && typeof b === 'object'
    ? a.length === b.length && a.every((name, index) => name === b[index])
    : a === b;

interface Kept {
  /** What is in force for the file. */
  readonly rules: object;
  readonly witness: Witness;
  readonly result: FileResult;
  readonly weight: number;
}

/** Characters that all kept results may have. */
const mostWeight = 24_000_000;
/** Characters that one may have: what reads large lock files is not worth it. */
const heaviest = 200_000;

/**
 * Results of texts that a run meets more than once: many services of a repository have the same Dockerfile. One is used
 * again only where everything that was asked of the build context has the same answer.
 */
export class Reuse {
  /** How often a text is still to come, by its hash. */
  readonly #coming = new Map<number, number>();
  readonly #kept = new Map<string, readonly Kept[]>();
  #weight = 0;

  /** Says that a text is going to be rewritten. */
  announce(text: string): void {
    const hash = hashOf(text);
    this.#coming.set(hash, (this.#coming.get(hash) ?? 0) + 1);
  }

  /**
   * The result for a text that was announced.
   * @param rules what is in force for the file: the same object for the same rules
   * @param rewrite makes it, where none is known that fits
   */
  result(
    text: string,
    rules: object,
    context: BuildContext,
    rewrite: (context: BuildContext) => FileResult,
  ): FileResult {
    const hash = hashOf(text);
    const coming = Math.max(0, (this.#coming.get(hash) ?? 0) - 1);
    this.#coming.set(hash, coming);
    const lists = this.#kept.get(text);
    const known = lists?.find((kept) => kept.rules === rules && kept.witness.holdsFor(context));
    if (coming === 0) this.#drop(text);
    if (known) return known.result;
    if (coming === 0) return rewrite(context);
    const witness = new Witness(context);
    const result = rewrite(witness.context);
    this.#keep(text, rules, witness, result);
    return result;
  }

  #keep(text: string, rules: object, witness: Witness, result: FileResult): void {
    const weight = weightOf(result) + witness.weight;
    if (weight > heaviest) return;
    const kept = { rules, witness, weight, result: { ...result, steps: [] } };
    this.#kept.set(text, [...(this.#kept.get(text) ?? []), kept]);
    this.#weight += weight;
    for (const oldest of this.#weight > mostWeight ? this.#kept.keys() : []) {
      this.#drop(oldest);
      if (this.#weight <= mostWeight) break;
    }
  }

  #drop(text: string): void {
    for (const { weight } of this.#kept.get(text) ?? []) this.#weight -= weight;
    this.#kept.delete(text);
  }
}

const weightOf = ({ before, after, changes, notes }: FileResult): number =>
  [...changes, ...notes].reduce((weight, { message }) => weight + message.length + 100, before.length + after.length);

/** FNV-1a. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
};
