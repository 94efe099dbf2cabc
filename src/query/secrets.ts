import type { Argument, Instruction } from '../dockerfile/index.ts';
import { isPrivateFile, mayBeSecret, namesSecret } from '../knowledge/secrets.ts';
import type { Span } from '../text/span.ts';
import { effectsOf, wordsOf } from './effects.ts';
import type { Script } from '../shell/index.ts';
import { isSourceFree } from './source-free.ts';
import { copiedPaths } from './copied-paths.ts';
import { contextPath, pathOf, readCopy } from './copies.ts';

/** A credential that an instruction puts into the image or its history. */
export interface Leak {
  readonly at: Span;
  readonly kind: 'environment' | 'build-argument' | 'private-file';
  /** Of the variable or the file. */
  readonly name: string;
  /** Of a file: where it lies in the build context, and where the COPY puts it, if that can be told. */
  readonly file?: { readonly source: string; readonly target: string | undefined };
}

/** What looks like a credential in an ENV, an ARG, a COPY or an ADD; `read` gives the text of a file of the build context. */
export function* leaksIn(instruction: Instruction, read: (path: string) => string | undefined): Generator<Leak> {
  const { keyword, joined } = instruction;
  if ((keyword === 'ENV' || keyword === 'ARG') && !maySayIt.test(joined)) return;
  if (keyword === 'ENV') {
    for (const { name, value } of instruction.pairs ?? []) {
      if (value && namesSecret(name.text) && tells(value)) yield { at: name, kind: 'environment', name: name.text };
    }
  } else if (keyword === 'ARG') {
    for (const { name, value } of instruction.pairs ?? []) {
      if (namesSecret(name.text) && (!value || value.text === '' || tells(value))) {
        yield { at: name, kind: 'build-argument', name: name.text };
      }
    }
  } else if (keyword === 'COPY' || keyword === 'ADD') {
    const copy = readCopy(instruction);
    if (!copy || copy.from !== undefined) return;
    const copied = copiedPaths(copy, undefined);
    for (const [index, source] of copy.sources.entries()) {
      const name = source.slice(source.lastIndexOf('/') + 1);
      if (!isPrivateFile(name)) continue;
      // an archive's signing key is public
      if (copy.destination.endsWith('.pub') || read(contextPath(source) ?? source)?.includes('PUBLIC KEY')) continue;
      const file = { source, target: pathOf(copied?.[index]?.place) };
      yield { at: instruction.words[index] ?? instruction, kind: 'private-file', name, file };
    }
  }
}

/** A part of each of the words that tell of a credential. */
const maySayIt = /key|auth|cred|pass|pword|secret|token/i;

const tells = ({ text }: Argument): boolean => {
  const value = text.replace(/^(["'])(.*)\1$/, '$2');
  return value.startsWith('$') || mayBeSecret(value);
};

const mayReadEnvironment = (script: Script): boolean =>
  effectsOf(script).commands.some(
    ([command]) =>
      command.words.length > 0 && !isSourceFree(command, { valueOf: ({ value }) => value, isElsewhere: () => true }),
  );

/**
 * The RUNs that use a build argument, if nothing else does and all of them can be read; undefined otherwise. A program that
 * is not known may look for the variable in its environment, as `npm ci` does for an .npmrc.
 */
export const runsThatUse = (argument: Instruction, name: string): readonly Instruction[] | undefined => {
  const runs: Instruction[] = [];
  const { stage, dockerfile } = argument;
  for (const one of stage?.instructions ?? []) {
    if (one.index <= argument.index) continue;
    if (one.keyword === 'ARG' && one.pairs?.some((pair) => pair.name.text === name)) return undefined;
    if (one.keyword === 'RUN') {
      if (!one.script) return undefined;
      const uses = effectsOf(one.script).commands.some(([command]) =>
        [...wordsOf(command)].some(({ parameters }) => parameters.includes(name)),
      );
      if (uses) runs.push(one);
      else if (one.value.includes(name) || mayReadEnvironment(one.script)) return undefined;
    } else if (one.value.includes(name)) return undefined;
  }
  const elsewhere = dockerfile.stages.some(
    (other) => other !== stage && other.base.kind === 'stage' && other.base.stage === stage,
  );
  return elsewhere || runs.length === 0 ? undefined : runs;
};
