import { DISTRIBUTION_IMAGES } from '../src/knowledge/catalogue/distributions.ts';
import type { Catalogue } from '../src/knowledge/catalogue/index.ts';
import { leadingVersion, tagWords } from '../src/knowledge/catalogue/tag-name.ts';
import { alpineReadyImages, type AlpineReadyImage } from '../src/knowledge/musl.ts';
import {
  accountForBusybox,
  aptToApk,
  defineTransform,
  descendantsOf,
  fitsAlpine,
  installWithApk,
  isWindowsStage,
  replace,
  replaceExecWord,
  rootOf,
  type Context,
  type Edit,
  type Finding,
  type ImageReference,
  type Misfit,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'explicit-distribution': 'the file chooses its distribution by name',
  argument: 'an ARG decides the image',
  digest: 'the digest names one image; another one has another digest',
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

/** What to use instead of a full image, by the image's name or `*` for all. */
interface Options {
  readonly prefer: Readonly<Record<string, 'alpine' | 'slim' | 'none'>>;
}

export default defineTransform<Options>({
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
  options: { prefer: {} },
  choices: { prefer: ['alpine', 'slim', 'none'] },
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
  context: Context<Options>,
): Finding | undefined => {
  const { name, tag } = reference;
  const shown = tag === undefined ? name : `${name}:${tag}`;
  const leave = (reason: Reason, what: string): Finding => ({
    at: root.from,
    message: `${shown} is not changed to Alpine: ${what}`,
    reason,
  });
  if (context.images.distributionOf(name, tag)?.distribution === 'alpine') return undefined;
  const choice = chooseTag(root, context);
  const image = Object.hasOwn(alpineReadyImages, name) ? alpineReadyImages[name] : undefined;
  // where no Alpine variant is in sight there is nothing to say
  if (!choice || !image || preference(name, context.options) !== 'alpine') return undefined;
  const { misfits, edits, added } = moveAll(final, root, image, choice.blocked, context);
  const [first] = misfits;
  if (!first && choice.blocked) return leave(choice.blocked, reasons[choice.blocked]);
  // a pin of the first round names the distribution too
  if ((choice.blocked && choice.blocked !== 'explicit-distribution') || far(misfits)) return undefined;
  if (!first) {
    return {
      at: root.from,
      message:
        `${shown} holds a whole Debian; ${choice.tag} is the same version on Alpine and much smaller. ` +
        (added.size > 0
          ? `What the file uses of Debian’s image (${[...added].sort().join(', ')}) is installed by name. `
          : '') +
        'It has musl instead of glibc and busybox instead of GNU’s tools: test what the program starts by itself, and its ' +
        'DNS look-ups',
      fix: { title: `Use ${name}:${choice.tag}`, level: 'review', edits },
    };
  }
  const same = misfits.filter(({ reason }) => reason === first.reason).map(({ what }) => what);
  const others = misfits.filter(({ reason }) => reason !== first.reason).map(({ what }) => what);
  const more = others.length === 0 ? '' : `; besides ${[...new Set(others)].join(', ')}`;
  return leave(first.reason, `${reasons[first.reason]} (${[...new Set(same)].join(', ')})${more}`);
};

/** So much stands in the way that a note would be of no use. */
const far = (misfits: readonly Misfit[]): boolean =>
  new Set(misfits.map(({ reason, what }) => (reason === 'unknown-package' ? reason : what))).size > mostMisfits;

const mostMisfits = 4;

const preference = (name: string, { prefer }: Options): 'alpine' | 'slim' | 'none' =>
  prefer[name] ?? prefer['*'] ?? 'alpine';

interface Choice {
  readonly tag: string;
  /** What speaks against it even if everything else fits. */
  readonly blocked: Reason | undefined;
}

/** The Alpine tag of the same version: `20-alpine` for `20`, `alpine` for no tag; undefined if there is none. */
const chooseTag = ({ base, from }: Stage, { images, options }: Context<Options>): Choice | undefined => {
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest, text } = base.reference;
  if (!images.has(name) || DISTRIBUTION_IMAGES.has(name)) return undefined;
  const words = tagWords(tag ?? 'latest');
  const kept = words.filter((word) => word.kind !== 'release' && word.text !== 'slim' && word.text !== 'latest');
  const wanted = [...kept.map((word) => word.text), 'alpine'].join('-');
  const version = fullVersion(images, name, tag);
  if (version === '' || version !== fullVersion(images, name, wanted)) return undefined;
  // who prefers Alpine in so many words wants it instead of any other
  const isWanted = options.prefer[name] === 'alpine';
  if (!isWanted && words.some((word) => word.text === 'slim')) return undefined;
  const isExplicit = !isWanted && words.some((word) => word.kind === 'release');
  const blocked = ((): Reason | undefined => {
    if (digest !== undefined) return 'digest';
    if (from.words[0]?.text !== text) return 'argument';
    if (from.flags.length > 0) return 'platform';
    return isExplicit ? 'explicit-distribution' : undefined;
  })();
  return { tag: wanted, blocked };
};

/** The version that a tag last stood for, as far as its aliases tell; '' if they do not, or there is no such tag. */
const fullVersion = (images: Catalogue, name: string, tag: string | undefined): string => {
  const versions = (images.tag(name, tag)?.aliases ?? []).map((alias) => leadingVersion(alias));
  return versions.reduce((longest, one) => (one.length > longest.length ? one : longest), []).join('.');
};

interface Moved {
  readonly misfits: readonly Misfit[];
  readonly edits: readonly Edit[];
  /** apk packages that Debian's image carried and the file uses. */
  readonly added: ReadonlySet<string>;
}

/** The final stage's base and all that must move with it. */
const moveAll = (
  final: Stage,
  root: Stage,
  image: AlpineReadyImage,
  blocked: Reason | undefined,
  context: Context<Options>,
): Moved => {
  const { images, buildContext } = context;
  const added = new Set<string>();
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
    const choice = chooseTag(at, context);
    const word = from.words[0];
    if (!choice || (choice.blocked ?? blocked) !== blocked || !word) {
      stuck(`the base image of line ${from.line} cannot be changed`);
      continue;
    }
    edits.push(replace({ start: word.start + nameEnd, end: word.end }, `:${choice.tag}`));
    const release = images.distributionOf(name, choice.tag)?.release;
    const runs = family.includes(final);
    const fit = fitsAlpine(family, {
      image,
      version: fullVersion(images, name, choice.tag),
      release,
      buildContext,
      runs,
      translateApt: aptToApk,
      translateAccount: accountForBusybox,
      translateWord: replaceExecWord,
    });
    misfits.push(...fit.misfits);
    edits.push(...fit.edits);
    for (const [stage, names] of fit.needs) {
      const install = installWithApk(stage, [...names]);
      for (const name of names) added.add(name);
      if (install) edits.push(install);
      else misfits.push({ reason: 'user-tools', what: [...names].join(', ') });
    }
    waiting.push(...fit.shares.map(rootOf));
  }
  for (const taker of takers(moved))
    stuck(`the stage of line ${taker.from.line} takes files from one that would change`);
  return { misfits, edits, added };
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
