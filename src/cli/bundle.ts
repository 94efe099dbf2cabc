import { processIo } from './io.ts';
import { run } from './run.ts';

/** What `dist/cli.cjs` calls: runs the command line of this process. */
export const main = async (): Promise<void> => {
  process.exitCode = await run(process.argv.slice(2), processIo());
};
