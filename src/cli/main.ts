import { processIo } from './io.ts';
import { run } from './run.ts';

// not awaited at the top: the bundle is CommonJS
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
