import { fstatSync, statSync, readSync, writeSync } from 'node:fs';

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
  /** Waits for the next line of standard input, without its end; undefined once there is none. */
  readLine(): string | undefined;
}

/** The real process. */
export interface ProcessIo extends Io {
  /** Whether nothing is left to be written: a terminal may take its time. */
  isWritten(): boolean;
  /** Whether messages were lost: nobody can be told, and the files are worth more than what is said of them. */
  hasLostMessages(): boolean;
}

/** The process that runs. */
export const processIo = (): ProcessIo => {
  const stdout = output(1, () => process.stdout);
  const messages = output(2, () => process.stderr);
  let lost = false;
  const stderr: Output = {
    isTerminal: messages.isTerminal,
    write(data) {
      try {
        return !lost && messages.write(data);
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
        lost = true;
        return false;
      }
    },
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    ...{ stdout, stderr, readStdin },
    readLine: lineReader(),
    isWritten: () => stdout.isWritten() && messages.isWritten(),
    hasLostMessages: () => lost,
  };
};

/**
 * Writes to the descriptor itself: it is done when it returns, and node's streams cost start-up time. A terminal keeps its
 * stream, which on Windows turns the text into what the console understands.
 */
const output = (descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output & Pick<ProcessIo, 'isWritten'> => {
  let gone = false;
  const isTerminal = mayBeTerminal(descriptor) && stream().isTTY;
  return {
    isTerminal,
    isWritten: () => !isTerminal || stream().writableLength === 0,
    write(data) {
      if (gone) return false;
      if (isTerminal) stream().write(data);
      else gone = !writeAll(descriptor, typeof data === 'string' ? Buffer.from(data) : data);
      return !gone;
    },
  };
};

/** Node's streams cost start-up time, so they are asked only where it may be one: `> /dev/null` is the usual other device. */
const mayBeTerminal = (descriptor: number): boolean => {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
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
      pause(5);
    }
  }
  return true;
};

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
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

const newline = 0x0a;

/** Reads no more than it must: the rest stays for whoever shares the input. */
const lineReader = (): Io['readLine'] => {
  let held: Buffer = Buffer.alloc(0);
  return () => {
    for (let more: Buffer | undefined; !held.includes(newline) && (more = readBlock());) {
      held = Buffer.concat([held, more]);
    }
    if (held.length === 0) return undefined;
    const end = held.includes(newline) ? held.indexOf(newline) : held.length;
    const line = held.toString('utf8', 0, end).replace(/\r$/, '');
    held = held.subarray(end + 1);
    return line;
  };
};

/** Waits for what standard input has next; undefined at its end. */
const readBlock = (): Buffer | undefined => {
  const block = Buffer.alloc(4096);
  for (;;) {
    try {
      const count = readSync(0, block);
      return count === 0 ? undefined : block.subarray(0, count);
    } catch (error) {
      const code = codeOf(error);
      // EOF is what Windows says of a console; EIO comes of a terminal that is gone, EBADF of an input that was closed
      if (code === 'EOF' || code === 'EIO' || code === 'EBADF') return undefined;
      if (code !== 'EAGAIN') throw error;
      pause(20);
    }
  }
};
