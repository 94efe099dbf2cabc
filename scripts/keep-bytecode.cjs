/**
 * Runs a bundled CLI and keeps the bytecode of what that run needed, for `src/cli/launch.ts`.
 *
 *     node scripts/keep-bytecode.cjs BUNDLE BYTECODE [arguments of the run]
 */
'use strict';
const { writeFileSync, readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname } = require('node:path');
const { constants, Script } = require('node:vm');

const [, , bundle, bytecode] = process.argv;
process.argv.splice(1, 3, bundle);
const script = new Script(wrap(readFileSync(bundle, 'latin1')), {
  filename: bundle,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, createRequire(bundle), module_, bundle, dirname(bundle));
process.on('exit', () => writeFileSync(bytecode, script.createCachedData()));
