import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownLabel } from './differences.ts';
import type { BuildOutcome, BuildSettings, Engine } from './engine.ts';
import type { Redact } from './redact.ts';
import { bytes } from './units.ts';

/** What a build may take. */
export interface Limits {
  readonly seconds: number;
  readonly bytes: number;
}

/** What a run of imgfix does with an engine; everything it makes there has its label. */
export interface Session {
  readonly engine: Engine;
  readonly settings: BuildSettings;
  readonly limits: Limits;
  readonly redact: Redact;
  readonly signal: AbortSignal;
  readonly labels: Readonly<Record<string, string>>;
  /** A name for an image that nobody else has. */
  tag(): string;
  /** An empty folder. */
  folder(): string;
  /** Tells the user what takes so long. */
  say(message: string): void;
  /** Builds within the limits. */
  build(what: BuildWhat): Promise<Built>;
  /** Does something while nobody else of this run does: what needs a port, or is timed. */
  alone<T>(action: () => Promise<T>): Promise<T>;
  /** Removes everything that the run has made. */
  end(): Promise<void>;
}

/** What to build. */
export interface BuildWhat {
  readonly context: string;
  readonly dockerfile: string;
  readonly noCache: boolean;
}

/** A build that ended. */
export interface Built extends BuildOutcome {
  readonly tag: string;
  /** Why it failed, in words and with the last lines of its output; undefined: it is there. */
  readonly failure: string | undefined;
}

/** How a session is opened. */
export interface SessionOptions extends Pick<Session, 'engine' | 'settings' | 'limits' | 'redact' | 'signal' | 'say'> {
  /** Leave what the builder's cache has gained. */
  readonly keepCache: boolean;
}

/** Thrown where the user stops the run: what was begun is dropped and cleaned up. */
export class Stopped extends Error {}

/** Thrown where the engine is gone in the middle of a run, which is nobody's Dockerfile's fault. */
export class EngineGone extends Error {}

/** Opens a session. Whoever opens it must end it. */
export const openSession = (options: SessionOptions): Session => {
  const { engine, settings, limits, redact, signal, say } = options;
  const id = randomBytes(6).toString('hex');
  const labels = { [ownLabel]: id };
  const top = mkdtempSync(join(tmpdir(), 'imgfix-verify-'));
  let count = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const tag = (): string => `localhost/imgfix-${id}:${++count}`;
  return {
    ...{ engine, settings, limits, redact, signal, labels, say, tag },
    folder() {
      const folder = join(top, String(++count));
      mkdirSync(folder);
      return folder;
    },
    async build(what) {
      const name = tag();
      const guard = watchDisk(engine, limits.bytes);
      const stop = AbortSignal.any([signal, guard.signal]);
      const request = { settings, ...what, tag: name, labels, seconds: limits.seconds, signal: stop };
      const outcome = await engine.build(request).finally(() => guard.end());
      if (signal.aborted) throw new Stopped();
      const { code, ended } = outcome.finished;
      if (ended === 'missing' || (code !== 0 && !(await engine.answers()))) throw new EngineGone();
      const reason = guard.signal.aborted ? `it took more than ${bytes(limits.bytes)} of the disk` : undefined;
      return { ...outcome, tag: name, failure: failureOf(outcome, limits, redact, reason) };
    },
    alone(action) {
      const turn = queue.then(action);
      queue = turn.catch(() => undefined);
      return turn;
    },
    async end() {
      rmSync(top, { recursive: true, force: true });
      await engine.removeAll(`${ownLabel}=${id}`);
      if (!options.keepCache) await engine.pruneCache();
    },
  };
};

const failureOf = (
  { finished, log }: BuildOutcome,
  limits: Limits,
  redact: Redact,
  reason: string | undefined,
): string | undefined => {
  if (finished.ended === 'exit' && finished.code === 0) return undefined;
  const why = reason ?? (finished.ended === 'timeout' ? `it took more than ${limits.seconds} s` : undefined);
  return redact([...(why === undefined ? [] : [why]), ...log.tail].join('\n'));
};

const watchMilliseconds = 1000;

/**
 * Watches the disk of a local engine while a build runs: what the running step writes shows nowhere else. Others write to
 * the disk too, so the limit is meant for a build that runs away, not for bookkeeping.
 */
const watchDisk = (engine: Engine, limit: number): { readonly signal: AbortSignal; end(): void } => {
  const controller = new AbortController();
  const { dataRoot } = engine;
  if (dataRoot === undefined) return { signal: controller.signal, end: () => undefined };
  const free = (): number => {
    const { bsize, bavail } = statfsSync(dataRoot);
    return bsize * bavail;
  };
  const atStart = free();
  const timer = setInterval(() => {
    if (atStart - free() > limit) controller.abort();
  }, watchMilliseconds);
  return { signal: controller.signal, end: () => clearInterval(timer) };
};
