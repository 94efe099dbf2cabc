import { parentOf, parseReference, rootOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { newestNpm, npmOfImage } from '../knowledge/node-releases.ts';
import { commandsOf } from '../shell/index.ts';
import { installsIn } from './installs.ts';
import type { Builds } from './project-files.ts';

/**
 * The lowest major version that a tool (`npm`, `pnpm`) may have where an instruction stands: that of the official image of
 * Node.js, or the one that a RUN before has installed. Undefined where the file does not tell.
 */
export const toolRelease = (tool: 'npm' | 'pnpm', at: Instruction, builds?: Builds): number | undefined => {
  let before = at.index;
  for (let stage: Stage | undefined = at.stage; stage; stage = parentOf(stage)) {
    for (const run of stage.instructions.toReversed()) {
      if (run.keyword !== 'RUN' || run.index > before) continue;
      const fetched = tool === 'npm' ? nodeSource(run) : undefined;
      if (fetched !== undefined) return npmOfImage(fetched);
      for (const { kind, operands } of installsIn(run).toReversed()) {
        const own = kind === 'names' ? operands.find((one) => one === tool || one.startsWith(`${tool}@`)) : undefined;
        if (own === undefined) continue;
        const major = /^\w+@\^?~?v?(\d+)/.exec(own)?.[1];
        if (major !== undefined) return Number(major);
        // the newest that the registry has
        return tool === 'npm' ? newestNpm : undefined;
      }
    }
    before = Infinity;
  }
  if (tool !== 'npm' || !at.stage) return undefined;
  const { base, baseText } = rootOf(at.stage);
  const declared = builds && baseText.includes('$') ? parseReference(withArguments(baseText, builds)) : undefined;
  const reference = declared ?? (base.kind === 'image' ? base.reference : undefined);
  if (!reference) return undefined;
  const { name, tag, digest } = reference;
  return name === 'node' && (tag !== undefined || digest === undefined) ? npmOfImage(tag) : undefined;
};

/** `node:${VERSION:-20}` with the values that the builds give; what they do not give stays, and is then no reference. */
const withArguments = (text: string, { args }: Builds): string =>
  text.replace(/\$(?:\{(\w+)(?::?-[^${}]*)?\}|(\w+))/g, (all, braced?: string, plain?: string) => {
    return args.get(braced ?? plain ?? '') ?? all;
  });

/** The release line of Node.js that a RUN adds the packages of: `https://deb.nodesource.com/setup_20.x`. */
const nodeSource = ({ script }: Instruction): string | undefined =>
  (script ? commandsOf(script.body) : [])
    .flatMap(([{ words }]) => words.map(({ value }) => /\.nodesource\.com\/setup_(\d+)\.x$/.exec(value ?? '')?.[1]))
    .find((line) => line !== undefined);
