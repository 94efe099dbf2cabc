import { oneLine } from '../report/path.ts';
import { findEngine } from '../verify/find-engine.ts';
import { redactor } from '../verify/redact.ts';
import { EngineGone, openSession, Stopped, type Session } from '../verify/session.ts';
import type { Io } from './io.ts';
import type { MeasureSettings } from './verify-arguments.ts';

/** What a shell expects of a program that Ctrl-C has ended. */
const interrupted = 130;

/**
 * Finds the engine and does something with it. What was made there is removed at the end, also after Ctrl-C or a failure.
 * @returns the exit code: that of the action, 2 without an engine, 130 where the user stopped it
 */
export const withSession = async (
  io: Io,
  settings: MeasureSettings,
  action: (session: Session) => Promise<number>,
): Promise<number> => {
  const engine = await findEngine(settings);
  if ('problem' in engine) {
    io.stderr.write(`imgfix: ${oneLine(engine.problem)}: start docker or podman, or name one by --engine\n`);
    return 2;
  }
  const controller = new AbortController();
  const onSignal = (): void => {
    if (!controller.signal.aborted) io.stderr.write('imgfix: stopping, and removing what was built\n');
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  const session = openSession({
    engine,
    settings: settings.build,
    limits: { seconds: settings.timeLimit, bytes: settings.diskLimit },
    redact: redactor(settings.build.arguments, io.env),
    signal: controller.signal,
    keepCache: settings.keepCache,
    say: (message) => {
      if (!settings.quiet) io.stderr.write(`${oneLine(message)} …\n`);
    },
  });
  try {
    return await action(session);
  } catch (error) {
    if (controller.signal.aborted || error instanceof Stopped) return interrupted;
    if (!(error instanceof EngineGone)) throw error;
    io.stderr.write(`imgfix: ${engine.name} no longer answers, so nothing more can be said\n`);
    return 2;
  } finally {
    await session.end();
    for (const signal of signals) process.off(signal, onSignal);
  }
};
