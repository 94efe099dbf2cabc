import { existsSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileResult } from '../engine/results.ts';
import { encode, type Encoding } from '../text/encoding.ts';
import { explainer, type Announced, type Contents } from './announced.ts';
import { bisect, type Culprit } from './bisect.ts';
import { measure, readImages, type Measures } from './contents.ts';
import { configurationDifferences, fileDifferences, packageDifferences, type Difference } from './differences.ts';
import type { Layer } from './layer.ts';
import { probeDifferences, type Probes } from './probes.ts';
import { rebuildTouched, type Rebuild } from './rebuild.ts';
import type { Built, Session } from './session.ts';

/** A Dockerfile to verify. */
export interface Subject {
  /** For messages. */
  readonly shown: string;
  readonly path: string;
  readonly encoding: Encoding;
  readonly result: FileResult;
  /** The build context's folder. */
  readonly context: string;
  /** What the context has of a path, by the .dockerignore in force. */
  readonly ignores: (path: string) => boolean;
  /** The source file to touch for the rebuild; undefined: no rebuild. */
  readonly touch: string | undefined;
  /** What the transforms announce, by their names. */
  readonly announces: ReadonlyMap<string, readonly (Announced extends ReadonlyMap<infer A, string> ? A : never)[]>;
}

/** How thoroughly to verify. */
export interface VerifyOptions {
  /** Build without the builder's cache, so that build times mean something. */
  readonly cold: boolean;
  readonly probes: Probes;
  /** Name the step that broke an image. */
  readonly bisect: boolean;
}

/** One of the two images. */
export interface Side extends Measures {
  /** Undefined where the cache was used. */
  readonly coldSeconds: number | undefined;
  readonly rebuild: Rebuild | undefined;
}

/** What came of one Dockerfile. */
export interface Verification {
  readonly path: string;
  /**
   * `unchanged`: nothing to verify. `original-fails`: it does not build before, so nothing can be said. `fails`: the
   * rewritten text does not build, or its image differs beyond what was announced.
   */
  readonly status: 'verified' | 'unchanged' | 'original-fails' | 'fails';
  /** Why a build failed. */
  readonly failure: string | undefined;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
  readonly differences: readonly Difference[];
  readonly touched: string | undefined;
  readonly transforms: readonly string[];
  /** With `--bisect`: the step that broke the image. */
  readonly culprit: Culprit | undefined;
  /** What could not be looked at. */
  readonly remarks: readonly string[];
}

/** Growth of an image that does not count. */
const growthAllowed = 0.01;

/** Builds a Dockerfile as it was and as it is rewritten, and compares the images. */
export const verifyFile = async (session: Session, subject: Subject, options: VerifyOptions): Promise<Verification> => {
  const { result } = subject;
  const transforms = [...new Set(result.steps.map((step) => step.transform))];
  const nothing = {
    ...{ path: subject.shown, failure: undefined, before: undefined, after: undefined, differences: [], transforms },
    ...{ touched: undefined, culprit: undefined, remarks: [] },
  };
  if (result.after === result.before) return { ...nothing, status: 'unchanged' };
  const bench = new Bench(session, subject, options);
  session.say(`${subject.shown}: building the original`);
  const before = await bench.build(result.before, options.cold);
  if (before.failure !== undefined) return { ...nothing, status: 'original-fails', failure: before.failure };
  session.say(`${subject.shown}: building the rewritten text`);
  const after = await bench.buildTwice(result.after, options.cold);
  const search = async (): Promise<Culprit | undefined> =>
    options.bisect ? bisect(result.steps, (count) => bench.holds(before, count)) : undefined;
  if (after.failure !== undefined) {
    return { ...nothing, status: 'fails', failure: after.failure, culprit: await search() };
  }
  const compared = await bench.compare(before, after, result.steps.length);
  const fails = compared.differences.some(({ expected }) => expected === undefined);
  const [first, second] =
    subject.touch === undefined ? [] : await rebuildTouched(session, subject, subject.touch, bench);
  return {
    ...nothing,
    status: fails ? 'fails' : 'verified',
    before: { ...compared.before, coldSeconds: options.cold ? before.finished.seconds : undefined, rebuild: first },
    after: { ...compared.after, coldSeconds: options.cold ? after.finished.seconds : undefined, rebuild: second },
    differences: compared.differences,
    touched: subject.touch,
    culprit: fails ? await search() : undefined,
    remarks: compared.remarks,
  };
};

/** What two images are like, side by side. */
interface Compared {
  readonly before: Measures;
  readonly after: Measures;
  readonly differences: readonly Difference[];
  readonly remarks: readonly string[];
}

/** Builds and compares the texts of one Dockerfile. */
export class Bench {
  readonly #session: Session;
  readonly #subject: Subject;
  readonly #options: VerifyOptions;
  readonly #layers = new Map<string, Layer>();
  #control: Promise<ReadonlySet<string>> | undefined;

  constructor(session: Session, subject: Subject, options: VerifyOptions) {
    this.#session = session;
    this.#subject = subject;
    this.#options = options;
  }

  build(text: string, noCache: boolean, context = this.#subject.context): Promise<Built> {
    const { path, encoding } = this.#subject;
    const dockerfile = join(this.#session.folder(), 'Dockerfile');
    writeFileSync(dockerfile, encode(text, encoding));
    if (existsSync(`${path}.dockerignore`)) copyFileSync(`${path}.dockerignore`, `${dockerfile}.dockerignore`);
    return this.#session.build({ context, dockerfile, noCache });
  }

  /** Once more if it fails: a mirror that did not answer is not the rewrite's fault. */
  async buildTwice(text: string, noCache: boolean): Promise<Built> {
    const built = await this.build(text, noCache);
    return built.failure === undefined || built.finished.ended !== 'exit' ? built : this.build(text, false);
  }

  /** Whether the text after the first steps builds, and its image differs only as announced. */
  async holds(before: Built, steps: number): Promise<boolean> {
    const { result, shown } = this.#subject;
    const text = result.steps[steps - 1]?.after;
    if (text === undefined) return true;
    this.#session.say(`${shown}: building the text after step ${steps} of ${result.steps.length}`);
    const built = await this.buildTwice(text, false);
    if (built.failure !== undefined) return false;
    const { differences } = await this.compare(before, built, steps);
    return differences.every(({ expected }) => expected !== undefined);
  }

  async compare(before: Built, after: Built, steps: number): Promise<Compared> {
    const { redact } = this.#session;
    const [a, b] = await readImages(this.#session, [before.tag, after.tag], this.#layers);
    if (!a || !b) throw new Error('two images were asked for');
    const sameBase = before.bases && after.bases ? before.bases.join() === after.bases.join() : undefined;
    const explain = explainer(this.#announced(steps), {
      before: a,
      after: b,
      text: this.#subject.result.before,
      sameBase,
    });
    const one = measure(a, redact);
    const other = measure(b, redact);
    const found = [
      ...growth(one, other),
      ...configurationDifferences(a.image.config, b.image.config),
      ...packageDifferences(a.packages, b.packages),
      ...fileDifferences(a.tree, b.tree),
    ].map((difference) => withReason(difference, explain(difference)));
    const probed = await probeDifferences(this.#session, this.#options.probes, before.tag, after.tag);
    const differences = [...(await this.#settle(found, a)), ...probed.differences].map((difference) => ({
      ...difference,
      detail: redact(difference.detail),
    }));
    return {
      before: one,
      after: other,
      differences,
      remarks: [...new Set([...a.packages.problems, ...b.packages.problems, ...probed.remarks])],
    };
  }

  #announced(steps: number): Announced {
    const names = this.#subject.result.steps.slice(0, steps).map((step) => step.transform);
    return new Map(
      names.flatMap((name) => (this.#subject.announces.get(name) ?? []).map((announcement) => [announcement, name])),
    );
  }

  /** Compilers and installers write files that differ from build to build: a second build of the original tells which. */
  async #settle(found: readonly Difference[], before: Contents): Promise<Difference[]> {
    const isOpen = ({ kind, expected }: Difference): boolean => expected === undefined && kind === 'file';
    if (!found.some(isOpen)) return [...found];
    this.#control ??= this.#unstable(before);
    const unstable = await this.#control;
    return found.map((difference) =>
      isOpen(difference) && unstable.has(difference.subject)
        ? withReason(difference, 'two builds of the original differ here too')
        : difference,
    );
  }

  async #unstable(before: Contents): Promise<ReadonlySet<string>> {
    this.#session.say(`${this.#subject.shown}: building the original again, to see what differs by itself`);
    const built = await this.build(this.#subject.result.before, true);
    if (built.failure !== undefined) return new Set();
    const [again] = await readImages(this.#session, [built.tag], this.#layers);
    return new Set(again ? fileDifferences(before.tree, again.tree).map(({ subject }) => subject) : []);
  }
}

const withReason = (difference: Difference, expected: string | undefined): Difference =>
  expected === undefined ? difference : { ...difference, expected };

const growth = (before: Measures, after: Measures): Difference[] => {
  const share = (after.bytes - before.bytes) / Math.max(1, before.bytes);
  if (share <= growthAllowed) return [];
  const detail = `it grows by ${(share * 100).toFixed(1)} %`;
  return [{ kind: 'size', change: 'changed', subject: 'image', detail }];
};
