import { descendantsOf, type Dockerfile, type Instruction, type Stage } from '../dockerfile/index.ts';
import { compilers } from '../knowledge/build-tools.ts';
import { readCopy } from './copies.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { remembered } from '../text/memory.ts';

/**
 * Whether other stages take nothing from a stage, and those built on it, but files that it made or that its image holds in
 * the places of its own program (`/usr/local`): what lies where packages lie may be gone in a smaller variant. `except`: the
 * folders of a program that is another one there.
 */
export const givesOwnFiles = (root: Stage, except: readonly string[] = []): boolean => {
  const family = new Set([root, ...descendantsOf(root)]);
  const isGiven = (source: string): boolean =>
    (isOwnFile(source) || isCompiledIn(source, family)) &&
    !except.some((folder) => `/${source}/`.replaceAll(/\/+/g, '/').startsWith(`${folder}/`));
  return takersOf(family).every((taker) => family.has(taker.stage) || readCopy(taker)?.sources.every(isGiven) === true);
};

/** An instruction that takes files from another stage. */
type Taker = Instruction & { readonly stage: Stage };

/** The instructions with `COPY --from` or a mount, by the stage that they name. */
const takersByStage = remembered('dockerfile', (dockerfile: Dockerfile) => {
  const takers = new Map<Stage, Taker[]>();
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'RUN') continue;
    for (const { name, value = '' } of instruction.flags) {
      const from = name === 'from' ? value : /(?:^|,)from=([^,]+)/.exec(value)?.[1];
      const source = from === undefined ? undefined : dockerfile.stageNamed(from, instruction.stage);
      if (!source || !hasStage(instruction)) continue;
      const known = takers.get(source);
      if (known) known.push(instruction);
      else takers.set(source, [instruction]);
    }
  }
  return takers;
});

const hasStage = (instruction: Instruction): instruction is Taker => instruction.stage !== undefined;

const takersOf = (family: Iterable<Stage>): readonly Taker[] =>
  Array.from(family).flatMap((stage) => takersByStage(stage.from.dockerfile).get(stage) ?? []);

/** `go build -o /bin/app`: a stage makes the file itself, wherever it lies. */
const isCompiledIn = (source: string, stages: ReadonlySet<Stage>): boolean => {
  const path = `/${source}`.replaceAll(/\/+/g, '/');
  const writes = ({ program, arguments: words }: Invocation): boolean =>
    compilers.has(program ?? '') &&
    words.some(({ value }, at) => value === `-o=${path}` || (value === '-o' && words[at + 1]?.value === path));
  return [...stages].some(({ instructions }) =>
    instructions.some(
      ({ keyword, script }) =>
        keyword === 'RUN' && script && effectsOf(script).commands.some(([command]) => writes(unwrap(command))),
    ),
  );
};

/** A path in a stage that does not lie where packages lie, or that every image has. */
export const isOwnFile = (source: string): boolean => {
  if (everywhere.has(source)) return true;
  const [first = '', second] = source.split('/').filter((part) => part !== '' && part !== '.');
  if (first === '' || first.includes('$') || first.includes('*') || first === '..') return false;
  return first === 'usr' ? second === 'local' || second === 'src' : !systemFolders.has(first);
};

const everywhere = new Set(['/etc/ssl/certs/ca-certificates.crt', '/etc/passwd', '/etc/group']);

const systemFolders = new Set(['bin', 'sbin', 'lib', 'lib32', 'lib64', 'etc', 'var', 'boot', 'root']);

/** Whether another stage, of some or of all, takes files from a stage or from one that is built on it. */
export const isTaken = (stage: Stage, takers?: readonly Stage[]): boolean =>
  takersOf([stage, ...descendantsOf(stage)]).some((taker) => !takers || takers.includes(taker.stage));
