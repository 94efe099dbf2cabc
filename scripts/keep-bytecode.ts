/**
 * Runs a bundled CLI and keeps the bytecode of what that run needed, for `src/cli/launch.ts`.
 *
 *     npx tsx scripts/keep-bytecode.ts BUNDLE BYTECODE [arguments of the run]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { constants, Script } from 'node:vm';
import { resetFlags } from '../src/cli/many-files.ts';

const [node = '', , bundle = '', bytecode = '', ...parameters] = process.argv;
process.argv = [node, bundle, ...parameters];
const script = new Script(Module.wrap(readFileSync(bundle, 'latin1')), {
  filename: bundle,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const module = { exports: {} as Readonly<Record<'main', () => Promise<void>>> };
const define = script.runInThisContext() as (...all: unknown[]) => void;
define(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
void module.exports.main();
process.on('exit', () => {
  // a run over a folder has changed them, and bytecode is good for the flags that it was made with
  resetFlags();
  writeFileSync(bytecode, script.createCachedData());
});
