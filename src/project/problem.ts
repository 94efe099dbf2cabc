/** One file that cannot be worked on, and why: a value, so that it never stops the other files. */
export interface FileProblem {
  readonly kind: 'problem';
  /** The path as the user knows it. */
  readonly path: string;
  /** One line that says what is wrong and, where it helps, what to do; without the path. */
  readonly message: string;
}

/** Makes a problem value. */
export const problem = (path: string, message: string): FileProblem => ({ kind: 'problem', path, message });

/** The code of a failed system call (`ENOENT` …), or undefined for any other error. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const messages: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file: a part of the path is a file, not a folder',
  EACCES: 'permission denied: your user may not read it',
  EPERM: 'operation not permitted by the system',
  EISDIR: 'is a folder, not a file',
  ELOOP: 'is a symbolic link that leads back to itself',
  ENAMETOOLONG: 'the name is too long for this file system',
  EMFILE: 'too many open files: raise the limit (ulimit -n)',
  ENFILE: 'too many open files in the system',
  ENXIO: 'is a socket or a device, not a file',
  EIO: 'the disk reported an error',
};

const writeMessages: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file of that name is there already',
  EACCES: 'permission denied: your user may not write there',
  EPERM: 'permission denied: your user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'no space is left on the disk',
};

/**
 * Words for a failed system call.
 * @throws the error itself if it is no failed system call: then it is a bug, and bugs are not file problems.
 */
export const describeError = (error: unknown): string => {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return messages[code] ?? `the system refused (${code})`;
};

/**
 * Words for a failed system call that was to make or change something.
 * @throws the error itself if it is no failed system call
 */
export const describeWriteError = (error: unknown): string =>
  writeMessages[errorCode(error) ?? ''] ?? describeError(error);

/** The result of a file system call, or undefined where the system refused it; a bug still throws. */
export const attempt = <T>(call: () => T): T | undefined => {
  try {
    return call();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
};
