import { shellInForce, type Instruction } from '../dockerfile/index.ts';
import type { Script } from '../shell/index.ts';
import { effectsOf, settingsOf, wordsOf, type Setting } from './effects.ts';
import { isRenewed, type Renewal } from './renewal.ts';
import { mayShadow } from './shadow.ts';
import { needsGroup, shapeOf, type Shape } from './shape.ts';

/** Why a body cannot run in the shell of the bodies before it. */
export type Barrier =
  | 'ends-shell'
  | 'background-job'
  | 'trap'
  | 'foreign-text'
  | 'trailing-comment'
  | 'trailing-backslash'
  | 'errexit'
  | 'exit-status'
  | 'replaced-command'
  | 'too-long'
  | Renewal;

/** A body in a chain, and how it must stand in it. */
export interface Link {
  readonly instruction: Instruction;
  readonly script: Script;
  readonly wrap: 'none' | 'group' | 'subshell';
  readonly operator: '&&' | ';';
  /** Commands that stand before it: `mkdir -p /app && cd /app` in the place of a WORKDIR. */
  readonly enter?: string | undefined;
}

/**
 * How a chain may go on. `plain`: no errexit anywhere. Under errexit: `single` simple command, `flat` list of them joined
 * by `&&`, `sequence` of them, `tail`: a sequence that ends in a flat list. `closed`: nothing may follow.
 */
type Mode = 'plain' | Exclude<Shape, 'other'> | 'tail' | 'closed';

/** Bodies that can run one after another in one shell. */
export interface Chain {
  readonly links: readonly Link[];
  readonly mode: Mode;
}

/**
 * A single argument of a program may hold 131,072 bytes (MAX_ARG_STRLEN); the parser stops at half of that, and other
 * transforms add to what is joined.
 */
const maxLength = 30_000;
/** What joining adds to a body at the most: a continuation, indentation, `&& (` and `)`. */
const joint = 16;

/** A chain of one body. */
export const startChain = (instruction: Instruction, script: Script): Chain => {
  const links: Link[] = [{ instruction, script, wrap: 'none', operator: '&&' }];
  const { errexit } = shellInForce(instruction);
  if (!errexit && !effectsOf(script).sets.has('errexit')) return { links, mode: 'plain' };
  const shape = shapeOf(script);
  const whole = errexit || settingsAtStart(script).includes('errexit');
  return { links, mode: whole && shape !== 'other' ? shape : 'closed' };
};

/** The chain with one more body, or what keeps it out. */
export const extendChain = (
  chain: Chain,
  instruction: Instruction,
  script: Script,
  enter?: string,
): Chain | Barrier => {
  const last = chain.links.at(-1);
  if (!last) return startChain(instruction, script);
  const barrier = barrierBehind(last) ?? (isTooLong(chain, script) ? 'too-long' : undefined);
  if (barrier) return barrier;
  if (chain.mode === 'plain') return afterPlain(chain, last, { instruction, script, enter });
  return enter !== undefined ? 'errexit' : afterErrexit(chain, last, instruction, script);
};

const barrierBehind = ({ instruction, script }: Link): Barrier | undefined => {
  const effects = effectsOf(script);
  if (effects.endsShell) return 'ends-shell';
  if (effects.leavesJob) return 'background-job';
  if (effects.setsTrap) return 'trap';
  if (effects.runsForeignText) return 'foreign-text';
  return tailOf(script) ?? isRenewed(instruction, effects);
};

/** What would swallow the text behind a body. */
const tailOf = (script: Script): Barrier | undefined => {
  if (script.trailingComment) return 'trailing-comment';
  const last = script.body.statements.at(-1);
  const words = last?.andOr.pipelines.flatMap(({ commands }) => commands.flatMap((one) => [...wordsOf(one)])) ?? [];
  return words.some(({ end, text }) => end === script.end && endsInBackslash(text)) ? 'trailing-backslash' : undefined;
};

const endsInBackslash = (text: string): boolean => {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count++;
  return count % 2 === 1;
};

const isTooLong = (chain: Chain, script: Script): boolean => {
  const [first] = chain.links;
  return first !== undefined && script.end - first.script.start + chain.links.length * joint > maxLength;
};

/** No errexit: what changes the state of the shell goes into a subshell, and `&&` joins the rest. */
const afterPlain = (
  chain: Chain,
  last: Link,
  { instruction, script, enter }: Pick<Link, 'instruction' | 'script' | 'enter'>,
): Chain | Barrier => {
  const wrap = needsGroup(script) ? 'group' : 'none';
  const tail = wrap === 'group' ? tailOf(script) : undefined;
  if (tail) return tail;
  const next: Link = { instruction, script, wrap, operator: '&&', enter };
  const apart = new Set(mayShadow(chain.links, effectsOf(script)));
  if (effectsOf(last.script).changesState) apart.add(last);
  const links = chain.links.map((link) => (apart.has(link) ? { ...link, wrap: 'subshell' as const } : link));
  // a subshell that ends for an unset variable reports another status than the shell itself
  if ([...apart].some(({ script: body }) => mayEndByExpansion(instruction, body))) return 'exit-status';
  return { links: [...links, next], mode: effectsOf(script).sets.has('errexit') ? 'closed' : 'plain' };
};

const mayEndByExpansion = (instruction: Instruction, script: Script): boolean => {
  const { demands, sets, expands } = effectsOf(script);
  return demands || (expands && (sets.has('nounset') || shellInForce(instruction).nounset));
};

/**
 * Under errexit a shell ignores a failure in every element of an AND-OR list but the last, also inside groups and
 * subshells there. So what stands left of `&&` must be a flat list, and what stands left of `;` single commands.
 */
const afterErrexit = (chain: Chain, last: Link, instruction: Instruction, script: Script): Chain | Barrier => {
  if (chain.mode === 'closed' || effectsOf(last.script).changesMoreThanOptions) return 'errexit';
  const shape = shapeOf(script);
  const options = leftOptions(chain, instruction, script);
  if (!unaffectedBy(options, script, shape)) return 'errexit';
  // bash ends for an unset variable with another status under errexit
  if (options.has('errexit') && mayEndByExpansion(instruction, script)) return 'errexit';
  if (mayShadow(chain.links, effectsOf(script)).length > 0) return 'replaced-command';
  const extended = (operator: '&&' | ';', mode: Mode, wrap: Link['wrap'] = 'none'): Chain | Barrier => {
    // errexit may reach into a substitution, and no longer does so left of `&&`
    if (operator === '&&' && substitutesAtEnd(last.script)) return 'errexit';
    const tail = wrap === 'group' ? tailOf(script) : undefined;
    return tail ?? { links: [...chain.links, { instruction, script, operator, wrap }], mode };
  };
  const listed = chain.mode === 'flat' || chain.mode === 'tail';
  if (shape === 'single' || shape === 'flat') {
    if (chain.mode === 'sequence') return extended(';', shape === 'single' ? 'sequence' : 'tail');
    if (chain.mode === 'single' && substitutesAtEnd(last.script))
      return extended(';', shape === 'single' ? 'sequence' : 'tail');
    return extended('&&', chain.mode === 'tail' ? 'tail' : 'flat');
  }
  if (listed) return extended('&&', 'closed', needsGroup(script) ? 'group' : 'none');
  return extended(';', shape === 'sequence' ? 'sequence' : 'closed');
};

/** Options that the chain has switched on and that the body would not have by itself. */
const leftOptions = (chain: Chain, instruction: Instruction, script: Script): Set<Setting> => {
  const { errexit, nounset, pipefail } = shellInForce(instruction);
  const left = new Set(chain.links.flatMap((link) => [...effectsOf(link.script).sets]));
  for (const setting of settingsAtStart(script)) if (setting !== 'other') left.delete(setting);
  left.delete('xtrace');
  if (errexit) left.delete('errexit');
  if (nounset) left.delete('nounset');
  if (pipefail) left.delete('pipefail');
  return left;
};

/** Options that a body sets before it does anything else. */
const settingsAtStart = (script: Script): Setting[] => {
  const first = script.body.statements[0]?.andOr.pipelines[0];
  const command = first?.commands.length === 1 ? first.commands[0] : undefined;
  return command?.kind === 'simple' ? settingsOf(command) : [];
};

/** Whether a body does the same under these options as without them. */
const unaffectedBy = (options: ReadonlySet<Setting>, script: Script, shape: Shape): boolean => {
  if (options.size === 0) return true;
  const effects = effectsOf(script);
  if (options.has('other') || effects.runsForeignText || effects.definesFunctions || effects.substitutes) return false;
  if (options.has('nounset') && effects.expands) return false;
  if (options.has('pipefail') && shape === 'other') return false;
  if (!options.has('errexit')) return true;
  return (shape === 'single' || shape === 'flat') && effects.sets.size === 0;
};

/** The last command runs a substitution. */
const substitutesAtEnd = (script: Script): boolean => {
  const command = script.body.statements.at(-1)?.andOr.pipelines.at(-1)?.commands.at(-1);
  return !command || [...wordsOf(command)].some((word) => word.scripts.length > 0);
};
