import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { attempt } from '../project/problem.ts';

/** Whether a run has so many files that what is good for one is not good for all. */
export const isOverMany = (files: readonly unknown[]): boolean => files.length >= 8;

/** Whether a run over these paths may turn out to be one. */
export const mayBeOverMany = (paths: readonly string[], cwd: string): boolean => {
  const [path = '.', ...others] = paths;
  return isOverMany(others) || attempt(() => statSync(resolve(cwd, path)))?.isDirectory() === true;
};

/**
 * Makes the V8 of node 20 wait longer before it optimises a function: by default it does so after so few calls that a
 * run over some thousand files spends half of its processor time on compiling. And it lets the heap grow more slowly
 * than a machine with much memory would. Later versions have a quicker compiler in between, and do not know these flags.
 * Bytecode is good for the flags that it was made with: the program must have been loaded before.
 */
export const settleForManyFiles = (): void => {
  setFlags(500_000, 30);
};

/** Takes that back. */
export const resetFlags = (): void => {
  // the defaults: node --v8-options
  setFlags(67_584, 0);
};

const setFlags = (interruptBudget: number, heapGrowing: number): void => {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
  setFlagsFromString(`--heap-growing-percent=${heapGrowing}`);
};
