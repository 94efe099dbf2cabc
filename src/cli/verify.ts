import { resolve } from 'node:path';
import { rewriteText } from '../engine/rewrite.ts';
import type { FileResult } from '../engine/results.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { checkContext } from '../project/context.ts';
import { discover } from '../project/discover.ts';
import { folderOf, readLockFile } from '../project/lock-file.ts';
import { readSource, writeSource, type SourceFile } from '../project/files.ts';
import type { Surroundings } from '../project/surroundings.ts';
import { errorLines } from '../report/lines.ts';
import { oneLine } from '../report/path.ts';
import { complaintsOf, type Complaint } from '../report/report.ts';
import { pinsFrom } from '../registry/pins.ts';
import type { Pins } from '../transform/context.ts';
import { totalText, verificationText } from '../verify/format-table.ts';
import { verificationJson } from '../verify/format-json.ts';
import { verificationMarkdown } from '../verify/format-markdown.ts';
import type { Session } from '../verify/session.ts';
import { cannotTouch, sourceToTouch } from '../verify/touched-context.ts';
import { verifyFile, type Subject, type Verification } from '../verify/verify.ts';
import { copiedPaths, lazyContext, surroundingsOf } from './build-context.ts';
import type { Io } from './io.ts';
import { paintFor } from './paint.ts';
import type { Setup } from './configure.ts';
import type { VerifyReport } from './verify-report.ts';
import { withSession } from './verify-session.ts';
import type { VerifySettings } from './verify-arguments.ts';

/** Everything that `imgfix verify` needs. */
export interface VerifyJob {
  readonly io: Io;
  readonly settings: VerifySettings;
  readonly setup: Setup;
  readonly images: Catalogue;
  readonly pins?: Pins;
  readonly version: () => Promise<string>;
}

/** A file and what is known of it before anything is built. */
interface Candidate {
  readonly shown: string;
  readonly source: SourceFile | undefined;
  readonly complaints: readonly Complaint[];
  readonly subject: Subject | undefined;
}

/** Verifies the Dockerfiles that the paths name or hold. */
export const verifyFiles = async (job: VerifyJob, paths: readonly string[]): Promise<number> => {
  const { io, settings } = job;
  const given = settings.context === undefined ? undefined : resolve(io.cwd, settings.context);
  const problem = given === undefined ? undefined : checkContext(given);
  if (problem) {
    io.stderr.write(`imgfix: ${settings.context ?? ''} ${problem.message}\n`);
    return 2;
  }
  const lockFile = readLockFile(folderOf(paths[0] ?? '.', io.cwd), io.cwd);
  if (lockFile.kind === 'problem') {
    io.stderr.write(`imgfix: ${lockFile.path} ${lockFile.message}\n`);
    return 2;
  }
  const report = await openReport(job);
  if (typeof report === 'string') {
    io.stderr.write(`imgfix: ${report}\n`);
    return 2;
  }
  const pins = pinsFrom(lockFile.lock);
  const around = surroundingsOf(paths, io.cwd);
  const found = [...discover(paths.length > 0 ? paths : ['.'], { cwd: io.cwd, around })];
  const isIdle = found.every((one) => one.kind !== 'file' || job.setup.ignores(one.path));
  const work = async (session: Session | undefined): Promise<number> => {
    const candidates = found
      .filter((one) => one.kind !== 'skipped')
      .filter((one) => one.kind === 'problem' || !job.setup.ignores(one.path))
      .map((one) => candidate({ ...job, pins }, one, given, around));
    if (candidates.length === 0 && !settings.quiet) io.stderr.write('no Dockerfile found\n');
    const { verifications, unwritten } = await verifyAll(job, session, candidates);
    if (settings.format === 'json') io.stdout.write(verificationJson(verifications));
    else if (settings.format === 'markdown') io.stdout.write(verificationMarkdown(verifications));
    if (!settings.quiet && verifications.length > 0)
      io.stderr.write(totalText(verifications, await paintFor(io.stderr, settings, io.env)));
    const page = report?.write(candidates, verifications);
    if (page && ('wrong' in page || !settings.quiet)) io.stderr.write(`${'wrong' in page ? page.wrong : page.said}\n`);
    if (unwritten || (page && 'wrong' in page) || candidates.some(({ complaints }) => complaints.length > 0)) return 2;
    return verifications.some(({ status }) => status === 'fails') ? 1 : 0;
  };
  // where there is nothing to build, an engine that is missing is not what is wrong
  const code = isIdle ? work(undefined) : withSession(io, settings, work);
  return code.finally(() => report?.drop());
};

const openReport = async ({ io, settings, setup, version }: VerifyJob): Promise<VerifyReport | string | undefined> => {
  if (settings.report === undefined) return undefined;
  const { openVerifyReport } = await import('./verify-report.ts');
  const facts = { transforms: setup.all, version: await version(), written: settings.writeIfOk };
  return openVerifyReport(io.cwd, settings.report, facts);
};

const verifyAll = async (
  job: VerifyJob,
  session: Session | undefined,
  candidates: readonly Candidate[],
): Promise<{ readonly verifications: readonly Verification[]; readonly unwritten: boolean }> => {
  const { io, settings } = job;
  const paint = await paintFor(io.stdout, settings, io.env);
  const errors = await paintFor(io.stderr, settings, io.env);
  const probes = { smoke: settings.smoke, http: settings.http, seconds: 60 };
  const options = { cold: settings.cold, probes, bisect: settings.bisect || settings.writeIfOk };
  const results: (Verification | undefined)[] = [];
  const waiting = candidates.entries();
  let failed = false;
  let unwritten = false;
  let printed = 0;
  const work = async (): Promise<void> => {
    for (const [index, { shown, source, complaints, subject }] of waiting) {
      if (failed) return;
      io.stderr.write(errorLines({ path: shown, encoding: undefined, result: undefined, complaints }, false, errors));
      try {
        results[index] = subject && session ? await verifyFile(session, subject, options) : undefined;
      } catch (error) {
        failed = true;
        throw error;
      }
      if (subject && source && settings.writeIfOk && !save(job, source, subject, results[index])) unwritten = true;
      // in the order of the files, as soon as those before are done
      for (; printed < candidates.length && printed in results; printed++) {
        const one = results[printed];
        if (one && settings.format === 'table')
          io.stdout.write(verificationText(one, { verbose: settings.verbose, paint }));
      }
    }
  };
  await Promise.all(Array.from({ length: settings.jobs }, work));
  return { verifications: results.filter((one) => one !== undefined), unwritten };
};

/** Writes what is verified. @returns false where the system refuses it */
const save = (
  { io, settings }: VerifyJob,
  source: SourceFile,
  subject: Subject,
  verification?: Verification,
): boolean => {
  const { status, culprit } = verification ?? {};
  const text = status === 'verified' ? subject.result.after : status === 'fails' ? culprit?.held : undefined;
  if (text === undefined || text === subject.result.before) return true;
  const refusal = writeSource(source, text);
  if (refusal) io.stderr.write(`${oneLine(subject.shown)}: ${oneLine(refusal.message)}\n`);
  else if (!settings.quiet) {
    const part = culprit ? ` up to step ${culprit.step - 1} of ${subject.result.steps.length}` : '';
    io.stderr.write(`${oneLine(subject.shown)}: written${part}\n`);
  }
  return refusal === undefined;
};

type Found = ReturnType<typeof discover> extends Generator<infer One> ? Exclude<One, { kind: 'skipped' }> : never;

const candidate = (job: VerifyJob, found: Found, given: string | undefined, around: Surroundings): Candidate => {
  const shown = found.kind === 'problem' ? found.path : found.shown;
  const unread = (message: string): Candidate => {
    return { shown, source: undefined, complaints: [{ message }], subject: undefined };
  };
  if (found.kind === 'problem') return unread(found.message);
  const source = readSource(found.path);
  if (source.kind === 'problem') return unread(source.message);
  const { settings, setup, images, pins } = job;
  const { transforms, level, levels, options } = setup.forFile(found.path);
  const { context } = lazyContext(found.path, source.text, given, { around });
  const result: FileResult = rewriteText(source.text, {
    ...{ transforms, level, levels, options, buildContext: context, images, pins },
  });
  // what no builder reads is not built, and is no file without changes
  if (result.problems.length > 0) return { shown, source, complaints: complaintsOf(result), subject: undefined };
  const touch = touchedPath(settings, context, source.text);
  if (touch.problem !== undefined) return unread(`--touch ${touch.path ?? ''}: ${touch.problem}`);
  const subject: Subject = {
    ...{ shown, path: found.path, encoding: source.encoding, result, touch: touch.path },
    context: context.root,
    ignores: (path) => context.ignores(path) && context.has(path) === undefined,
    announces: new Map(transforms.map(({ name, announces = [] }) => [name, announces])),
  };
  return { shown, source, complaints: complaintsOf(result), subject };
};

const touchedPath = (
  { touch }: VerifySettings,
  context: Parameters<typeof sourceToTouch>[0],
  text: string,
): { readonly path: string | undefined; readonly problem?: string | undefined } => {
  if (touch === false) return { path: undefined };
  if (touch === true) return { path: sourceToTouch(context, copiedPaths(text)) };
  return { path: touch, problem: cannotTouch(context.root, touch) };
};
