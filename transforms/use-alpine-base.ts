import { DISTRIBUTION_IMAGES } from '../src/knowledge/catalogue/distributions.ts';
import type { Catalogue } from '../src/knowledge/catalogue/index.ts';
import { leadingVersion, tagWords } from '../src/knowledge/catalogue/tag-name.ts';
import { alpineReadyImages, type AlpineReadyImage } from '../src/knowledge/musl.ts';
import {
  aptToApk,
  defineTransform,
  descendantsOf,
  fitsAlpine,
  isWindowsStage,
  replace,
  rootOf,
  type Context,
  type Edit,
  type Finding,
  type ImageReference,
  type Misfit,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'no-alpine-variant': 'the image has no Alpine variant of the same version',
  'unknown-image': 'not an official image: which variants it has, only its registry can say',
  'explicit-distribution': 'the file chooses its distribution by name',
  argument: 'an ARG decides the image',
  digest: 'the digest names one image; another one has another digest',
  unproven: 'whether what runs in this image works with musl, Alpine’s C library, is not known',
  'shares-binaries': 'stages that pass programs to each other need the same C library',
  'distribution-command': 'a command, account or path of Debian has no translation yet',
  'unknown-package': 'the Alpine name of a package is not known',
  'user-tools': 'a program is used that the Alpine image may lack or have with fewer options',
  'needs-bash': 'bash is needed and not in the Alpine image',
  'needs-build-context': 'files of the build context decide, and they are not at hand',
  'native-code': 'code is installed that is built for glibc, or may be',
  locale: 'musl knows no locales but C.UTF-8',
  'base-image': 'other images may build on this one and rely on Debian',
  unreadable: 'an instruction cannot be read with certainty',
  platform: 'the Alpine variant may lack a platform that the file asks for',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'use-alpine-base',
  summary: 'Use the Alpine variant of an official image where all that hangs on it is known.',
  why:
    'The default variants of `node`, `python` and others hold all of a Debian with compilers; the Alpine variant of the same ' +
    'version is a fraction of that, with as much less to patch. It comes with another C library, shell and package manager, ' +
    'so it is used only where everything in the file is known to work with them; apt becomes apk on the way.\n\n' +
    'Everywhere else a note says what stands in the way.',
  goal: 'size',
  level: 'review',
  announces: ['base-image'],
  safety:
    'It is wrong where the program itself starts a tool that only Debian’s image has (bash, curl, git), which the file does ' +
    'not show, or where it depends on details of glibc: its DNS resolver, memory allocator, thread stack size, locales.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://hub.docker.com/_/node#nodeversion-alpine',
    'https://wiki.musl-libc.org/functional-differences-from-glibc.html',
  ],
  *find(dockerfile, context) {
    const final = dockerfile.stages.at(-1);
    if (!final || isWindowsStage(final.from)) return;
    const root = rootOf(final);
    if (root.base.kind !== 'image') return;
    const finding = inspect(final, root, root.base.reference, context);
    if (finding) yield finding;
  },
});

const inspect = (
  final: Stage,
  root: Stage,
  reference: ImageReference,
  context: Context<object>,
): Finding | undefined => {
  const { name, tag } = reference;
  const shown = tag === undefined ? name : `${name}:${tag}`;
  const leave = (reason: Reason, what: string): Finding => ({
    at: root.from,
    message: `${shown} is not changed to Alpine: ${what}`,
    reason,
  });
  if (context.images.distributionOf(name, tag)?.distribution === 'alpine') return undefined;
  const choice = chooseTag(root, context.images);
  if ('reason' in choice) return leave(choice.reason, reasons[choice.reason]);
  const image = Object.hasOwn(alpineReadyImages, name) ? alpineReadyImages[name] : undefined;
  if (!image) return leave('unproven', reasons.unproven);
  const { misfits, edits } = moveAll(final, root, image, choice.explicit, context);
  const [first] = misfits;
  if (!first && choice.explicit) return leave('explicit-distribution', reasons['explicit-distribution']);
  if (!first) {
    return {
      at: root.from,
      message:
        `${shown} holds a whole Debian; ${choice.tag} is the same version on Alpine and much smaller. It has musl instead ` +
        'of glibc and lacks bash, curl, git and compilers: test what the program starts by itself, and its DNS look-ups',
      fix: { title: `Use ${name}:${choice.tag}`, level: 'review', edits },
    };
  }
  const same = misfits.filter(({ reason }) => reason === first.reason).map(({ what }) => what);
  const others = misfits.filter(({ reason }) => reason !== first.reason).map(({ what }) => what);
  const more = others.length === 0 ? '' : `; besides ${[...new Set(others)].join(', ')}`;
  return leave(first.reason, `${reasons[first.reason]} (${[...new Set(same)].join(', ')})${more}`);
};

/**
 * The Alpine tag of the same version: `20-alpine` for `20`, `alpine` for no tag. `explicit`: the tag names another
 * distribution, so that it is only told what would stand in the way.
 */
const chooseTag = (
  { base, from }: Stage,
  images: Catalogue,
): { readonly tag: string; readonly explicit: boolean } | { readonly reason: Reason } => {
  if (base.kind !== 'image') return { reason: 'shares-binaries' };
  const { name, tag, digest, text } = base.reference;
  if (!images.has(name)) return { reason: 'unknown-image' };
  if (DISTRIBUTION_IMAGES.has(name)) return { reason: 'explicit-distribution' };
  const words = tagWords(tag ?? 'latest');
  const kept = words.filter((word) => word.kind !== 'release' && word.text !== 'slim' && word.text !== 'latest');
  const wanted = [...kept.map((word) => word.text), 'alpine'].join('-');
  const version = fullVersion(images, name, tag);
  if (version === '' || version !== fullVersion(images, name, wanted)) return { reason: 'no-alpine-variant' };
  if (digest !== undefined) return { reason: 'digest' };
  if (from.words[0]?.text !== text) return { reason: 'argument' };
  if (from.flags.length > 0) return { reason: 'platform' };
  return { tag: wanted, explicit: words.some((word) => word.kind === 'release' || word.text === 'slim') };
};

/** The version that a tag last stood for, as far as its aliases tell; '' if they do not, or there is no such tag. */
const fullVersion = (images: Catalogue, name: string, tag: string | undefined): string => {
  const versions = (images.tag(name, tag)?.aliases ?? []).map((alias) => leadingVersion(alias));
  return versions.reduce((longest, one) => (one.length > longest.length ? one : longest), []).join('.');
};

/** The final stage's base and all that must move with it. */
const moveAll = (
  final: Stage,
  root: Stage,
  image: AlpineReadyImage,
  explicit: boolean,
  { images, buildContext }: Context<object>,
): { readonly misfits: readonly Misfit[]; readonly edits: readonly Edit[] } => {
  const misfits: Misfit[] = [];
  const edits: Edit[] = [];
  const moved = new Set<Stage>();
  const stuck = (what: string): number => misfits.push({ reason: 'shares-binaries', what });
  const waiting = [root];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { base, from } = at;
    if (moved.has(at)) continue;
    const family = [at, ...descendantsOf(at)];
    for (const stage of family) moved.add(stage);
    if (base.kind !== 'image' || alpineReadyImages[base.reference.name] !== image) {
      stuck(`the stage of line ${from.line} is built on something else`);
      continue;
    }
    const { name, tag, nameEnd } = base.reference;
    if (images.distributionOf(name, tag)?.distribution === 'alpine') continue;
    const choice = chooseTag(at, images);
    const word = from.words[0];
    if ('reason' in choice || choice.explicit !== explicit || !word) {
      stuck(`the base image of line ${from.line} cannot be changed`);
      continue;
    }
    edits.push(replace({ start: word.start + nameEnd, end: word.end }, `:${choice.tag}`));
    const release = images.distributionOf(name, choice.tag)?.release;
    const runs = family.includes(final);
    const fit = fitsAlpine(family, { image, release, buildContext, runs, translateApt: aptToApk });
    misfits.push(...fit.misfits);
    edits.push(...fit.edits);
    waiting.push(...fit.shares.map(rootOf));
  }
  for (const taker of takers(moved))
    stuck(`the stage of line ${taker.from.line} takes files from one that would change`);
  return { misfits, edits };
};

/** Stages that stay and copy from or mount stages that move. */
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
