import { parseDockerfile, type Dockerfile } from '../dockerfile/index.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { applyEdits, composeMaps, conflicts, identityMap, mapSpan, offsetMap, type OffsetMap } from '../text/edits.ts';
import { lineIndex, type LineIndex } from '../text/lines.ts';
import type { Edit, Span } from '../text/span.ts';
import type { BuildContext, Pins } from '../transform/context.ts';
import { levels, type AnyTransform, type Finding, type Fix, type Level } from '../transform/contract.ts';
import { guardStep, readersAgree } from './guard.ts';
import { lineOfInput } from './input-line.ts';
import { readPragmas, type Pragmas } from './pragmas.ts';
import type { Change, Dropped, FileProblem, FileResult, Note, Step } from './results.ts';

/** How a file is rewritten. */
export interface EngineOptions {
  /** What runs, in this order. */
  readonly transforms: readonly AnyTransform[];
  /** The boldest fix that is applied. */
  readonly level: Level;
  /** The boldest fix of single transforms, in place of `level`. */
  readonly levels?: Readonly<Record<string, Level>> | undefined;
  /** Why a fix at this place is not wanted; undefined if it is. */
  readonly refuses?: ((place: FixPlace) => keyof typeof engineReasons | undefined) | undefined;
  /** Options by transform name, laid over the defaults. */
  readonly options: Readonly<Record<string, object>>;
  readonly buildContext: BuildContext | undefined;
  readonly images: Catalogue;
  readonly pins?: Pins | undefined;
  /** ISO date of the day; undefined: results do not hang on it. */
  readonly today?: string | undefined;
  /** False where nobody is told what changes save; they then do not say it. */
  readonly estimates?: boolean | undefined;
}

/** A fix that may be refused. Lines and the place are those of the input. */
export interface FixPlace {
  readonly transform: string;
  readonly at: Span;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  readonly fix: Fix;
  /** What the edits of the fix refer to: the input with the changes so far. */
  readonly text: string;
}

/** Rounds after which a file that still changes counts as a cycle. */
const maxRounds = 10;

/** Reasons that the engine gives by itself, beside those of the transforms. */
export const engineReasons = {
  'needs-level': 'the fix is bolder than --level allows',
  ignored: 'an ignore pragma protects the instruction',
  baseline: 'the baseline tolerates it',
  'unchanged-lines': 'it reaches no line that changed',
  declined: 'you left it alone',
} as const;

/**
 * Rewrites one Dockerfile: runs the transforms one after another, each on a freshly parsed model, round by round until
 * nothing changes. Never throws for what a text or a transform does; what went wrong stands in the result.
 */
export const rewriteText = (text: string, options: EngineOptions): FileResult => {
  const dockerfile = parseDockerfile(text);
  if (dockerfile.problems.length > 0) {
    const problems = dockerfile.problems.map((problem): FileProblem => {
      return { ...dockerfile.lines.position(problem.at.start), message: problem.message };
    });
    return { ...nothing(text), status: 'error', problems };
  }
  if (readPragmas(dockerfile).wholeFile) return nothing(text);

  const dropped: Dropped[] = [];
  let transforms = options.transforms;
  // each attempt takes at least one transform out, so this ends
  for (;;) {
    const attempt = new Attempt(dockerfile, { ...options, transforms });
    const wrong = attempt.run();
    if (wrong.length === 0) return attempt.result(dropped);
    dropped.push(...wrong);
    transforms = transforms.filter((transform) => !wrong.some((one) => one.transform === transform.name));
  }
};

const nothing = (text: string): FileResult => ({
  before: text,
  after: text,
  status: 'unchanged',
  changes: [],
  notes: [],
  steps: [],
  problems: [],
  dropped: [],
});

/** The model of a text that is done with: what was read of its shell texts serves the next text that has them. */
const release = (dockerfile: Dockerfile): void => {
  for (const instruction of dockerfile.instructions) instruction.release();
};

const none = {};

/** What a transform is told beside the file. */
type TransformContext = Parameters<AnyTransform['find']>[1];

/** One run over a file with a fixed list of transforms. A transform that does wrong ends it; the caller tries without. */
class Attempt {
  readonly #input: Dockerfile;
  readonly #options: EngineOptions;
  readonly #inputLines: LineIndex;
  readonly #steps: Step[] = [];
  readonly #notes = new Map<string, readonly Note[]>();
  /** The text on which a transform last ran without changing it: it would say the same again. */
  readonly #settled = new Map<AnyTransform, string>();
  readonly #contexts = new Map<AnyTransform, TransformContext>();
  #dockerfile: Dockerfile;
  #pragmas: Pragmas;
  #map: OffsetMap = identityMap;

  constructor(input: Dockerfile, options: EngineOptions) {
    this.#input = input;
    this.#options = options;
    this.#inputLines = lineIndex(input.text);
    this.#dockerfile = input;
    this.#pragmas = readPragmas(input);
  }

  run(): Dropped[] {
    const seen = new Set([this.#input.text]);
    for (let round = 1; ; round++) {
      const first = this.#steps.length;
      for (const transform of this.#options.transforms) {
        for (let times = transform.settlesFirst ? maxRounds : 1; times > 0; times--) {
          const { length } = this.#steps;
          const wrong = this.#step(transform);
          if (wrong) return [wrong];
          if (this.#steps.length === length) break;
        }
      }
      if (this.#steps.length === first) return this.#secondOpinion();
      const { text } = this.#dockerfile;
      if (seen.has(text) || round === maxRounds) {
        const names = new Set(this.#steps.slice(first).map((step) => step.transform));
        const together = names.size > 1 ? ` together with ${[...names].join(', ')}` : '';
        return [...names].map((transform) => {
          return { transform, kind: 'cycle' as const, message: `does not settle${together}` };
        });
      }
      seen.add(text);
    }
  }

  result(dropped: readonly Dropped[]): FileResult {
    const { text } = this.#dockerfile;
    release(this.#dockerfile);
    return {
      before: this.#input.text,
      after: text,
      status: dropped.length > 0 ? 'error' : text === this.#input.text ? 'unchanged' : 'changed',
      changes: this.#steps.flatMap((step) => step.changes),
      notes: [...this.#notes.values()].flat().sort((a, b) => a.at.start - b.at.start),
      steps: this.#steps,
      problems: [],
      dropped,
    };
  }

  /** Runs one transform; returns what it did wrong, if anything. */
  #step(transform: AnyTransform): Dropped | undefined {
    const { name } = transform;
    if (this.#pragmas.ignoresFile(transform) || this.#settled.get(transform) === this.#dockerfile.text)
      return undefined;
    let findings: Finding[];
    try {
      findings = [...transform.find(this.#dockerfile, this.#contextOf(transform))];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { transform: name, kind: 'threw', message: `failed with: ${message}` };
    }
    const accepted: Finding[] = [];
    const notes: Note[] = [];
    const edits: Edit[] = [];
    for (const finding of findings) {
      const { fix } = finding;
      if (!fix) {
        if (finding.reason === undefined || !(finding.reason in transform.reasons)) {
          return { transform: name, kind: 'bad-finding', message: `gave a note whose reason it does not declare` };
        }
        notes.push(this.#note(transform, finding, finding.reason));
        continue;
      }
      // it waits a round: nobody is asked about it twice
      if (conflicts(fix.edits, edits)) continue;
      const refusal = this.#refusal(transform, finding, fix);
      if (refusal) notes.push(this.#note(transform, finding, refusal));
      else {
        accepted.push(finding);
        edits.push(...fix.edits);
      }
    }
    this.#notes.set(name, notes);
    if (edits.length > 0) return this.#apply(transform, accepted, edits);
    this.#settled.set(transform, this.#dockerfile.text);
    return undefined;
  }

  /** Made once for each transform. */
  #contextOf(transform: AnyTransform): TransformContext {
    let context = this.#contexts.get(transform);
    if (!context) {
      const { buildContext, images, pins, today, estimates = true } = this.#options;
      const given = this.#options.options[transform.name];
      const options: unknown = given ? { ...transform.options, ...given } : (transform.options ?? none);
      context = { options, buildContext, images, pins, today, estimates };
      this.#contexts.set(transform, context);
    }
    return context;
  }

  #refusal(transform: AnyTransform, finding: Finding, fix: Fix): keyof typeof engineReasons | undefined {
    const { level, levels: own, refuses } = this.#options;
    if (levels.indexOf(fix.level) > levels.indexOf(own?.[transform.name] ?? level)) return 'needs-level';
    if (this.#pragmas.protects(transform, fix.edits, finding.at)) return 'ignored';
    const message = this.#ofInput(finding.message);
    const { text } = this.#dockerfile;
    return refuses?.({ transform: transform.name, ...this.#place(finding), message, fix, text });
  }

  #apply(transform: AnyTransform, accepted: readonly Finding[], edits: readonly Edit[]): Dropped | undefined {
    const { name } = transform;
    const before = this.#dockerfile;
    let text: string;
    try {
      text = applyEdits(before.text, edits);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { transform: name, kind: 'bad-finding', message: error.message };
    }
    if (text === before.text)
      return { transform: name, kind: 'bad-finding', message: 'gave a fix that changes nothing' };
    const after = parseDockerfile(text);
    const wrong = guardStep(before, edits, after);
    if (wrong) return { transform: name, kind: 'guard', message: wrong };
    const changes = accepted.map((finding) => this.#change(transform, finding));
    this.#steps.push({ transform: name, before: before.text, after: text, edits, changes });
    release(before);
    this.#dockerfile = after;
    this.#pragmas = readPragmas(after);
    this.#map = composeMaps(this.#map, offsetMap(edits));
    return undefined;
  }

  /** Where a finding stands in the input: its own place, and that of every edit. */
  #place(finding: Finding): { at: Span; line: number; endLine: number } {
    const spans = [finding.at, ...(finding.fix?.edits ?? [])];
    const at = mapSpan(this.#map, {
      start: Math.min(...spans.map((span) => span.start)),
      end: Math.max(...spans.map((span) => span.end)),
    });
    return {
      at,
      line: this.#inputLines.line(at.start),
      endLine: this.#inputLines.line(Math.max(at.start, at.end - 1)),
    };
  }

  #change(transform: AnyTransform, finding: Finding): Change {
    const { title = '', level = 'safe', saves } = finding.fix ?? {};
    const words = { message: this.#ofInput(finding.message), title: this.#ofInput(title) };
    const change = { transform: transform.name, level, ...this.#place(finding), ...words };
    return saves ? { ...change, saves } : change;
  }

  #note(transform: AnyTransform, finding: Finding, reason: string): Note {
    const { at, line } = this.#place(finding);
    return { transform: transform.name, reason, at, line, message: this.#ofInput(finding.message) };
  }

  /** A transform names lines of the text that it saw; whoever reads the message has the input before them. */
  #ofInput(message: string): string {
    if (this.#map === identityMap) return message;
    const ofInput = (seen: string): string =>
      String(lineOfInput(this.#input, this.#dockerfile, this.#map, Number(seen)));
    // `line 3`, `lines 3, 5`; “sed -n 'line 3p'” is the user's own text
    return message.replace(/“[^”]*”|\blines? \d+(?:, \d+)*\b/g, (place) =>
      place.startsWith('“') ? place : place.replace(/\d+/g, ofInput),
    );
  }

  /** dockerfile-ast reads the final text; where it no longer agrees though it did on the input, a step is to blame. */
  #secondOpinion(): Dropped[] {
    const [first] = this.#steps;
    if (!first || readersAgree(this.#dockerfile) || !readersAgree(this.#input)) return [];
    const wrong = this.#steps.find((step) => !readersAgree(parseDockerfile(step.after))) ?? first;
    const message = 'a second, independent parser reads the result differently';
    return [{ transform: wrong.transform, kind: 'second-reader', message }];
  }
}
