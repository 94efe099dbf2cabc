import { spawn as spawnChild, type ChildProcess } from 'node:child_process';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import spawn, { SubprocessError, type Result } from 'nano-spawn';

/** How a program ended. */
export interface Finished {
  readonly ended: 'exit' | 'timeout' | 'aborted' | 'missing';
  /** 0 only for success; undefined where a signal ended it or it never started. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** How a program is run. */
export interface ToolOptions {
  readonly signal?: AbortSignal | undefined;
  /** After so long it is stopped. */
  readonly seconds?: number | undefined;
  /** Laid over the environment of this process. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** How long a program that was asked to stop may take before it is killed. */
const graceSeconds = 15;

/** Runs a program to its end. A failure is a value; it never throws for what the program does. */
export const runTool = async (
  file: string,
  argv: readonly string[],
  { signal, seconds, env }: ToolOptions = {},
): Promise<Finished> => {
  const started = performance.now();
  const limit = seconds === undefined ? undefined : AbortSignal.timeout(seconds * 1000);
  const signals = [signal, limit].filter((one) => one !== undefined);
  const stop = AbortSignal.any(signals);
  const finished = (ended: Finished['ended'], code: number | undefined, result: Partial<Result>): Finished => ({
    ended,
    code,
    stdout: result.stdout ?? '',
    stderr: result.stderr ?? '',
    seconds: (performance.now() - started) / 1000,
  });
  if (signal?.aborted) return finished('aborted', undefined, {});
  // a group of its own: the terminal's Ctrl-C reaches imgfix alone, which stops its programs one by one and cleans up
  const subprocess = spawn(file, argv, { stdin: 'ignore', detached: true, signal: stop, env: env ?? {} });
  const kill = killLater(subprocess.nodeChildProcess, stop);
  try {
    return finished('exit', 0, await subprocess);
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    if (signal?.aborted) return finished('aborted', undefined, error);
    if (limit?.aborted) return finished('timeout', undefined, error);
    if (isMissing(error.cause)) return finished('missing', undefined, error);
    return finished('exit', error.exitCode ?? 255, error);
  } finally {
    kill.cancel();
  }
};

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'EACCES');

const killLater = (child: Promise<ChildProcess>, stop: AbortSignal): { cancel(): void } => {
  let timer: NodeJS.Timeout | undefined;
  const onStop = (): void => {
    timer = setTimeout(() => {
      child.then(
        (process) => process.kill('SIGKILL'),
        // it never started, so there is nothing to kill
        () => undefined,
      );
    }, graceSeconds * 1000);
  };
  stop.addEventListener('abort', onStop, { once: true });
  return {
    cancel() {
      stop.removeEventListener('abort', onStop);
      clearTimeout(timer);
    },
  };
};

/** The bytes that a program writes; the stream fails with what the program says where it fails. */
export const streamTool = (file: string, argv: readonly string[], signal?: AbortSignal): Readable => {
  // nano-spawn decodes output as text, which would spoil a tar
  const child = spawnChild(file, argv, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, signal });
  const through = new PassThrough({ highWaterMark: 1 << 20 });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exit = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${file} ${argv[0] ?? ''} failed: ${said.trim() || `exit code ${String(code)}`}`));
    });
  });
  pipeline(child.stdout, through, { end: false })
    .then(() => exit)
    .then(
      () => through.end(),
      (error: unknown) => through.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  exit.catch((error: unknown) => through.destroy(error instanceof Error ? error : new Error(String(error))));
  return through;
};
