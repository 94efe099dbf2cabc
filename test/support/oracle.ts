import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { keywordsOfFormatted } from './formatted.ts';

/**
 * What BuildKit's own parser says of a text. `formatter-failed`: the parser took it and the formatter behind it gave up,
 * so that nothing but the verdict is known.
 */
export type Verdict = 'accepted' | 'rejected' | 'formatter-failed';

/** A verdict and, where the text was accepted, the keywords in their order as far as they can be told. */
export interface Reading {
  readonly verdict: Verdict;
  /** In upper case; MAINTAINER shows as LABEL, an instruction that BuildKit does not know is missing. */
  readonly keywords: readonly string[] | undefined;
  /** What the program said when it failed. */
  readonly message: string;
}

type Format = (text: string, indent: number, trailingNewline: boolean, spaceRedirects: boolean) => unknown;

/** The little of WebAssembly that is needed; TypeScript declares it only for browsers. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<object>;
}

/** What `wasm_exec.js` of dockerfmt puts into the global scope. */
interface Go {
  readonly importObject: { readonly gojs: Record<string, (sp: number) => void> };
  readonly mem: DataView;
  readonly _scheduledTimeouts: Map<number, NodeJS.Timeout>;
  readonly exited: boolean;
  exit: (code: number) => void;
  run(instance: object): Promise<void>;
}
interface Globals {
  readonly WebAssembly: Wasm;
  readonly __dockerfmt_Go: new () => Go;
  readonly __dockerfmt_formatBytes: Format;
  readonly fs: { writeSync(descriptor: number, bytes: Uint8Array): number };
}

const globals = globalThis as unknown as Globals;
const require = createRequire(import.meta.url);
const decoder = new TextDecoder();
let compiled: Promise<object> | undefined;
/** What the running program has written; it writes why it fails to its standard error. */
let output = '';
let exitCode = 0;

/** One running program; it serves until a text makes it exit. */
interface Program {
  readonly go: Go;
  readonly format: Format;
}
let program: Program | undefined;

const compile = async (): Promise<object> => {
  await import(pathToFileURL(require.resolve('@reteps/dockerfmt/wasm_exec.js')).href);
  globals.fs.writeSync = (_descriptor, bytes) => {
    output += decoder.decode(bytes);
    return bytes.length;
  };
  return globals.WebAssembly.compile(await readFile(require.resolve('@reteps/dockerfmt/format.wasm')));
};

const start = async (): Promise<Program> => {
  const module = await (compiled ??= compile());
  const go = new globals.__dockerfmt_Go();
  // the trace of a panic goes past fs
  go.importObject.gojs['runtime.wasmWrite'] = (sp) => {
    const at = go.mem.getUint32((sp >>> 0) + 16, true);
    output += decoder.decode(new Uint8Array(go.mem.buffer, at, go.mem.getInt32((sp >>> 0) + 24, true)));
  };
  go.exit = (code) => {
    exitCode = code;
    for (const timeout of go._scheduledTimeouts.values()) clearTimeout(timeout);
  };
  const instance = await globals.WebAssembly.instantiate(module, go.importObject);
  // resolves only when the program ends
  void go.run(instance);
  return { go, format: globals.__dockerfmt_formatBytes };
};

/** Reads a text with BuildKit's parser, as dockerfmt carries it. */
export const readWithOracle = async (text: string): Promise<Reading> => {
  const { go, format } = (program ??= await start());
  output = '';
  let formatted: unknown;
  try {
    formatted = format(text, 4, true, false);
  } catch (error) {
    output += String(error);
  }
  if (go.exited || typeof formatted !== 'string') program = undefined;
  if (typeof formatted === 'string') {
    return { verdict: 'accepted', keywords: keywordsOfFormatted(formatted, text), message: output };
  }
  // a panic of the formatter exits with 2
  const rejected = exitCode === 1 && /^\S+ \S+ Error parsing file: /m.test(output);
  return { verdict: rejected ? 'rejected' : 'formatter-failed', keywords: undefined, message: output };
};

/** BuildKit's verdict on a text. */
export async function oracleParses(text: string): Promise<Verdict> {
  return (await readWithOracle(text)).verdict;
}

/** The keywords of the instructions that BuildKit's parser finds; undefined where it rejects the text or they cannot be told. */
export async function oracleKeywords(text: string): Promise<readonly string[] | undefined> {
  return (await readWithOracle(text)).keywords;
}
