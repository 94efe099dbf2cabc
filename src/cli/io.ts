import { fstatSync, writeSync } from 'node:fs';

/** One of the process's two outputs. */
export interface Output {
  /**
   * Writes everything before it returns.
   * @returns false once nobody reads any more (`| head`): that is no error, only a reason to stop.
   * @throws what the system says about any other failure, such as a full disk.
   */
  write(data: string | Uint8Array): boolean;
  readonly isTerminal: boolean;
}

/** What a run knows of the world outside of its arguments. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The whole standard input; null if it is longer than the limit. */
  readStdin(limit: number): Promise<Uint8Array | null>;
}

/** The real process. */
export const processIo = (): Io => ({
  cwd: process.cwd(),
  env: process.env,
  stdout: output(1, () => process.stdout),
  stderr: output(2, () => process.stderr),
  readStdin,
});

/**
 * Writes to the descriptor itself: it is done when it returns, and node's streams cost start-up time. A terminal keeps its
 * stream, which on Windows turns the text into what the console understands.
 */
const output = (descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output => {
  let gone = false;
  const isTerminal = isCharacterDevice(descriptor) && stream().isTTY;
  return {
    isTerminal,
    write(data) {
      if (gone) return false;
      if (isTerminal) stream().write(data);
      else gone = !writeAll(descriptor, typeof data === 'string' ? Buffer.from(data) : data);
      return !gone;
    },
  };
};

const isCharacterDevice = (descriptor: number): boolean => {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch (error) {
    if (codeOf(error) === 'EBADF') return false;
    throw error;
  }
};

const writeAll = (descriptor: number, bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = codeOf(error);
      // EOF is what Windows says of a closed pipe
      if (code === 'EPIPE' || code === 'EOF') return false;
      if (code !== 'EAGAIN') throw error;
      // whoever shares the pipe made it non-blocking, and its reader is slow
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const readStdin = async (limit: number): Promise<Uint8Array | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
