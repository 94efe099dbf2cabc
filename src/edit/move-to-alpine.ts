import { descendantsOf, rootOf, type Stage } from '../dockerfile/index.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { tagWords } from '../knowledge/catalogue/tag-name.ts';
import { alpineReadyImages, dotnetImages, type AlpineReadyImage } from '../knowledge/alpine-images.ts';
import { dotnetGlobalization } from '../knowledge/dotnet-images.ts';
import { fitsAlpine } from '../query/alpine-fit.ts';
import type { Misfit } from '../query/alpine-scene.ts';
import type { AlpineFit } from '../query/alpine-target.ts';
import { pathWithin, readCopy } from '../query/copies.ts';
import type { ContextFiles } from '../query/native-packages.ts';
import type { Edit } from '../text/span.ts';
import { accountForBusybox } from './accounts-for-busybox.ts';
import type { AlpineTag } from './alpine-tag.ts';
import { aptToApk } from './apt-to-apk.ts';
import { replaceExecWord } from './exec-word.ts';
import { installWithApk } from './install-with-apt.ts';

/** What moving stages to Alpine takes. */
export interface AlpineMove {
  readonly misfits: readonly Misfit[];
  /** What the file does not show: with one of these the move is a guess. */
  readonly doubts: readonly string[];
  readonly edits: readonly Edit[];
  /** apk packages that the old image carried and the file uses. */
  readonly added: ReadonlySet<string>;
  /** The stages that move. */
  readonly stages: ReadonlySet<Stage>;
}

/** What is asked about a move. */
export interface MoveRequest {
  readonly images: Catalogue;
  readonly buildContext: ContextFiles | undefined;
  readonly tagFor: (stage: Stage) => AlpineTag | undefined;
}

/** The Alpine-ready image that a stage names. */
export const readyImageOf = ({ base }: Stage): AlpineReadyImage | undefined => {
  const name = base.kind === 'image' ? base.reference.name : '';
  if (Object.hasOwn(dotnetImages, name)) return dotnetImages[name];
  return Object.hasOwn(alpineReadyImages, name) ? alpineReadyImages[name] : undefined;
};

/** Moves the base of a stage, and all stages that share programs with those built on it. `final`: what is run in the end. */
export const moveToAlpine = (root: Stage, final: Stage | undefined, request: MoveRequest): AlpineMove => {
  const misfits: Misfit[] = [];
  const move = {
    misfits,
    doubts: [] as string[],
    edits: [] as Edit[],
    added: new Set<string>(),
    stages: new Set<Stage>(),
  };
  const image = readyImageOf(root);
  const wanted = request.tagFor(root);
  const waiting = [root];
  let isStatic = true;
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { base, from } = at;
    if (move.stages.has(at)) continue;
    const family = [at, ...descendantsOf(at)];
    for (const stage of family) move.stages.add(stage);
    const own = readyImageOf(at);
    if (base.kind !== 'image' || !own || !image || (own !== image && own.kind !== 'go')) {
      misfits.push({ reason: 'shares-binaries', what: `the stage of line ${from.line} is built on something else` });
      continue;
    }
    if (request.images.distributionOf(base.reference.name, base.reference.tag)?.distribution === 'alpine') continue;
    const choice = request.tagFor(at);
    if (!choice || (choice.blocked ?? wanted?.blocked) !== wanted?.blocked) {
      misfits.push({ reason: 'shares-binaries', what: `the base image of line ${from.line} cannot be changed` });
      continue;
    }
    const fit = fitFamily(family, own, choice, final, request);
    take(move, choice.edits, fit, own.kind === 'dotnet' ? at : undefined);
    if (choice.lacksPlatforms) move.doubts.push(`builds for ARM, for which there is no ${choice.tag}`);
    isStatic &&= fit.isStatic;
    waiting.push(...fit.shares.map(rootOf));
  }
  if (final || !(isStatic || onlyHandedOut(move.stages))) {
    for (const taker of takers(move.stages)) {
      misfits.push({
        reason: 'shares-binaries',
        what: `the stage of line ${taker.from.line} takes files from one that would change`,
      });
    }
  }
  return move;
};

const fitFamily = (
  family: readonly Stage[],
  image: AlpineReadyImage,
  { version, release }: AlpineTag,
  final: Stage | undefined,
  { buildContext }: MoveRequest,
): AlpineFit => {
  const [{ base } = { base: undefined }] = family;
  const tag = base?.kind === 'image' ? base.reference.tag : undefined;
  return fitsAlpine(family, {
    image,
    version,
    release,
    buildContext,
    runs: final !== undefined && family.includes(final),
    onlyBuilds: final === undefined,
    startsItself: image.kind === 'server' || tagWords(tag ?? '').some(({ text }) => text === 'fpm'),
    translateApt: aptToApk,
    translateAccount: accountForBusybox,
    translateWord: replaceExecWord,
  });
};

const take = (
  move: { misfits: Misfit[]; doubts: string[]; edits: Edit[]; added: Set<string> },
  edits: readonly Edit[],
  fit: AlpineFit,
  dotnet: Stage | undefined,
): void => {
  move.edits.push(...edits, ...fit.edits);
  move.misfits.push(...fit.misfits);
  move.doubts.push(...fit.doubts.filter((doubt) => !move.doubts.includes(doubt)));
  const { packages, environment } = dotnetGlobalization;
  const needs = new Map<Stage, readonly string[]>([...fit.needs].map(([stage, names]) => [stage, [...names]]));
  if (dotnet) needs.set(dotnet, [...(needs.get(dotnet) ?? []), ...packages]);
  for (const [stage, names] of needs) {
    const install = installWithApk(stage, names, stage === dotnet ? environment : []);
    for (const name of names) move.added.add(name);
    if (install) move.edits.push(install);
    else move.misfits.push({ reason: 'user-tools', what: names.join(', ') });
  }
};

/** Whether all that other stages take are files in folders that a server hands out, which work anywhere. */
const onlyHandedOut = (moved: ReadonlySet<Stage>): boolean =>
  takers(moved).every((taker) => {
    const folders = readyImageOf(rootOf(taker))?.serves ?? [];
    return taker.instructions.every((instruction) => {
      const copy = readCopy(instruction);
      const mounts = instruction.flags.some(({ name, value = '' }) => name === 'mount' && value.includes('from='));
      if (copy?.from === undefined) return !mounts;
      const source = instruction.dockerfile.stageNamed(copy.from, taker);
      if (!source || !moved.has(source)) return true;
      const { place } = copy;
      return (
        place !== undefined &&
        folders.some((folder) => {
          const path = folder.split('/').filter((part) => part !== '');
          return pathWithin({ root: '', path }, place) !== undefined;
        })
      );
    });
  });

/** Stages that stay and copy from or mount stages that move; files that a server only hands out work anywhere. */
const takers = (moved: ReadonlySet<Stage>): Stage[] => {
  const stages = [...moved][0]?.from.dockerfile.stages ?? [];
  return stages.filter(
    (stage) =>
      !moved.has(stage) &&
      stage.instructions.some(({ flags, dockerfile }) =>
        flags.some(({ name, value = '' }) => {
          const named =
            name === 'from'
              ? value
              : value
                  .split(',')
                  .find((part) => part.startsWith('from='))
                  ?.slice(5);
          const source = named === undefined ? undefined : dockerfile.stageNamed(named, stage);
          return source !== undefined && moved.has(source);
        }),
      ),
  );
};
