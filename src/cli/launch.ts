import { readFileSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import type * as v8 from 'node:v8';
import type * as Bundle from './bundle.ts';

const bundle = join(__dirname, 'imgfix.cjs');

/** Bytecode is good for one version of V8; it checks that again itself. */
const keptBytecode = (): Buffer | undefined => {
  try {
    return readFileSync(join(__dirname, `imgfix-${process.versions.v8}-${process.arch}.bytecode`));
  } catch {
    return undefined;
  }
};

/** `--max-old-space-size=4096` and its like, in NODE_OPTIONS or on the command line. */
const heapLimit = /--max[-_](?:old|semi)[-_]space[-_]size/;

/**
 * V8 takes bytecode only under the flags that it was made with. It has read the limits of the heap when it started, and
 * does not read them again: their flags may go back to their defaults.
 */
const forgetHeapLimits = (): void => {
  if (![process.env['NODE_OPTIONS'] ?? '', ...process.execArgv].some((option) => heapLimit.test(option))) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--max-old-space-size=0');
  setFlagsFromString('--max-semi-space-size=0');
};

/** Node 22 and later: has Node keep what it compiles in its own folder, if it can. */
const keepsCompiled = (): boolean => {
  if (!('enableCompileCache' in modules)) return false;
  const { status } = (modules.enableCompileCache as () => { readonly status: number })();
  // 1: enabled, 2: it was already; https://nodejs.org/api/module.html#moduleconstantscompilecachestatus
  return status === 1 || status === 2;
};

/**
 * Loads the bundle beside this file from bytecode that the build has kept, so that node need not read more than a
 * megabyte of text first. A node that the bytecode is not for compiles the text, and keeps the result where it can.
 */
export const load = (): typeof Bundle => {
  const require = modules.createRequire(bundle);
  const cachedData = keptBytecode();
  if (!cachedData) {
    if (!keepsCompiled()) return require(bundle) as typeof Bundle;
    // what it keeps is what loading has compiled, and V8 would leave the insides of functions for later
    const { setFlagsFromString } = require('node:v8') as typeof v8;
    setFlagsFromString('--no-lazy');
    try {
      return require(bundle) as typeof Bundle;
    } finally {
      setFlagsFromString('--lazy');
    }
  }
  forgetHeapLimits();
  // latin1 is the quickest way to read ASCII, which the bundle is
  const script = new Script(modules.wrap(readFileSync(bundle, 'latin1')), {
    filename: bundle,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  (script.runInThisContext() as (...all: unknown[]) => void)(module.exports, require, module, bundle, dirname(bundle));
  return module.exports as typeof Bundle;
};
