import { processIo } from './io.ts';
import { run } from './run.ts';

/** What `dist/cli.cjs` calls: runs the command line of this process. */
export const main = async (): Promise<void> => {
  const io = processIo();
  const code = await run(process.argv.slice(2), io);
  process.exitCode = io.hasLostMessages() ? 2 : code;
  // node would wait for code that V8 is still optimising: 4 ms of a short run
  if (io.isWritten()) process.exit();
};
