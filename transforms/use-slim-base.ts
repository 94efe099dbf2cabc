import { javaImages, slimImages, successors } from '../src/knowledge/slim-images.ts';
import {
  debianMegabytes,
  fullVariantMegabytes,
  hasFullVariant,
  packageIndexDates,
} from '../src/knowledge/slim-sizes.ts';
import {
  argumentsOf,
  defineTransform,
  descendantsOf,
  fitsJre,
  fitsSlim,
  installedAnyway,
  installWithApt,
  isWindowsStage,
  givesOwnFiles,
  jreTags,
  rootOf,
  slimTags,
  smallerTag,
  type Context,
  type Edit,
  type Estimate,
  type Finding,
  type Instruction,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'full-image': 'something that only the full image has is used, or may be',
  'cannot-install': 'what is used of the full image cannot be installed where it is used',
  'jdk-in-use': 'something that only a JDK has is used',
  'base-image': 'other images may build on this one',
  'image-ended': 'the image gets no builds any more; its successor has another name',
} as const;

/** What to use instead of a full image, by the image's name or `*` for all. */
interface Options {
  readonly prefer: Readonly<Record<string, 'alpine' | 'slim' | 'none'>>;
}

export default defineTransform<Options>({
  name: 'use-slim-base',
  summary: 'Use the slim variant of an official image, and a JRE where only a jar is run.',
  why:
    'The full variants of `python` and `node` hold compilers, headers and version control systems such as git; their slim ' +
    'variants are the same Debian with the same program and little else. `debian` has one without manual pages and ' +
    'translations. A JDK is a compiler with tools; what only runs a jar needs a JRE. What a file uses of the full image ' +
    '(curl, git, ps …) is installed by name.\n\n' +
    'An image that gets no builds any more (`openjdk`, `centos`) is named with its successor.\n\n' +
    'The option `prefer` says by the name of an image (`*` for all others) what it may become; `none` keeps it.',
  goal: 'size',
  level: 'risky',
  announces: ['base-image', 'recommended-packages'],
  safety:
    'It is wrong where the program itself starts a tool, or loads a library, that only the full image has and that the ' +
    'file does not show; for a JRE, where the program compiles at run time or a JDK tool is attached to it.',
  estimates:
    'What the packages of buildpack-deps take on Debian 11, 12 and 13, and what Debian 12 has of documentation, by Debian’s ' +
    'package index; without what the file installs by itself or gets in its place. None for a stage that only builds, for ' +
    'other images, for a JRE, and where a package is installed that the index does not know.',
  reasons,
  presets: ['recommended'],
  references: ['https://hub.docker.com/_/python#pythonversion-slim', 'https://hub.docker.com/_/eclipse-temurin'],
  options: { prefer: {} },
  choices: { prefer: ['alpine', 'slim', 'none'] },
  *find(dockerfile, context) {
    const final = dockerfile.stages.at(-1);
    if (!final || isWindowsStage(final.from)) return;
    const root = rootOf(final);
    const { base } = root;
    const name = base.kind === 'image' ? base.reference.name : '';
    const ended = Object.hasOwn(successors, name) ? successors[name] : undefined;
    if (ended !== undefined) {
      const message = `The image ${name} gets no builds any more; ${ended} took its place`;
      yield { at: root.from, message, reason: 'image-ended' };
    }
    const finding = inspect(root, final, context);
    if (finding) yield finding;
    for (const stage of dockerfile.stages) {
      if (stage.base.kind !== 'image' || stage === root) continue;
      const { name: own } = stage.base.reference;
      const isJava = javaImages.has(own);
      if (!isJava && !Object.hasOwn(slimImages, own)) continue;
      if (!givesOwnFiles(stage, isJava ? ['/opt', '/usr'] : [])) continue;
      // what only builds is changed where that is sure, and else not spoken of
      const builder = inspect(stage, undefined, context);
      if (builder?.fix?.level === 'review') yield builder;
    }
  },
});

/** `final`: what is run in the end; undefined for a stage that only builds. */
const inspect = (root: Stage, final: Stage | undefined, context: Context<Options>): Finding | undefined => {
  const { base } = root;
  const name = base.kind === 'image' ? base.reference.name : '';
  if ((context.options.prefer[name] ?? context.options.prefer['*'] ?? 'slim') === 'none') return undefined;
  return javaImages.has(name) ? toJre(final, root, context) : toSlim(root, final, context);
};

/** What a message adds for a stage that only builds. */
const forBuilder = (final: Stage | undefined): string =>
  final ? '' : '. The stage only builds: it is smaller to fetch and keep, and the final image stays the same';

const toSlim = (
  root: Stage,
  final: Stage | undefined,
  { images, buildContext, estimates }: Context<Options>,
): Finding | undefined => {
  const { base, from } = root;
  if (base.kind !== 'image') return undefined;
  const { name, tag = 'latest' } = base.reference;
  const image = Object.hasOwn(slimImages, name) ? slimImages[name] : undefined;
  const choice = image && smallerTag(root, images, slimTags(name, tag, images));
  if (!image || !choice) return undefined;
  const shown = `${name}:${tag}`;
  const leave = (reason: keyof typeof reasons, what: string): Finding => ({
    at: from,
    message: `${shown} is not changed to ${choice.tag}: ${reasons[reason]} (${what})`,
    reason,
  });
  const starts = [...descendantsOf(root), root].some(({ instructions }) =>
    instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT'),
  );
  const debian = Number(images.distributionOf(name, choice.tag)?.release ?? 0);
  // where its Debian is not told, a tag that is still built has packages to install
  const isServed = debian >= oldestServed || (debian === 0 && images.tag(name, choice.tag)?.supported === true);
  const family = [root, ...descendantsOf(root)];
  const fit = fitsSlim(family, { image, version: choice.version, debian, buildContext });
  if (fit.misfits.length > mostMisfits) return undefined;
  const [first] = fit.misfits;
  if (first)
    return leave(
      first.reason === 'base-image' ? first.reason : 'full-image',
      fit.misfits.map(({ what }) => what).join(', '),
    );
  if (final && !starts) return leave('base-image', 'it starts no program of its own');
  const edits: Edit[] = [choice.edit];
  for (const [stage, [before, names]] of byStage(fit.needs)) {
    const installs = installWithApt(stage, before, names, isServed);
    if (!installs) return leave('cannot-install', names.join(', '));
    edits.push(...installs);
  }
  const added = [...fit.needs.keys()].sort();
  const brought =
    added.length === 0 ? '' : `; ${added.join(', ')} ${added.length > 1 ? 'are' : 'is'} installed by name`;
  const doubtful = fit.doubts.length > 0;
  const holds =
    image.kind === 'debian'
      ? 'manual pages, documentation and translations'
      : image.kind === 'haskell'
        ? 'profiling libraries and documentation'
        : 'compilers, headers and version control systems';
  return {
    at: from,
    message:
      `${shown} holds ${holds}; ${choice.tag} is the same without them${brought}. Test what the program starts by itself` +
      given(from) +
      forBuilder(final) +
      (doubtful ? `. Not known: ${fit.doubts.slice(0, 3).join(', ')}` : ''),
    fix: {
      title: `Use ${name}:${choice.tag}`,
      level: doubtful ? 'risky' : 'review',
      edits,
      saves: final && estimates ? savingOf(root, name, debian, added) : undefined,
    },
  };
};

/** What the slim variant lacks, without what the file installs by itself or gets in its place. */
const savingOf = (root: Stage, name: string, debian: number, added: readonly string[]): Estimate | undefined => {
  const isDebian = name === 'debian';
  const megabytes = (isDebian ? debianMegabytes : hasFullVariant.has(name) ? fullVariantMegabytes : {})[debian];
  // documentation stays away whatever is installed
  const kept = isDebian ? 0 : installedAnyway(root, String(debian), added);
  const by = `Debian’s packages of ${packageIndexDates[debian] ?? ''}`;
  const bytes = (megabytes ?? 0) * 1e6 - (kept ?? 0);
  return kept === undefined || bytes <= 0 ? undefined : { bytes, by };
};

const given = (from: Instruction): string => {
  const names = argumentsOf(from);
  return names.length === 0
    ? ''
    : `. Whoever sets ${names.join(' and ')} for a build must choose a version with this variant`;
};

/** So much stands in the way that a note would be of no use. */
const mostMisfits = 4;

/** The oldest Debian whose packages are where its images look for them. */
const oldestServed = 12;

const toJre = (
  final: Stage | undefined,
  root: Stage,
  { images, buildContext }: Context<Options>,
): Finding | undefined => {
  const { base, from } = root;
  if (base.kind !== 'image') return undefined;
  const { name, tag = 'latest' } = base.reference;
  const choice = smallerTag(root, images, jreTags(tag));
  if (!choice) return undefined;
  const shown = `${name}:${tag}`;
  const { misfits, doubts } = fitsJre(
    [root, ...descendantsOf(root)],
    final,
    buildContext && ((path) => buildContext.read(path)),
  );
  if (misfits.length > mostMisfits) return undefined;
  if (misfits.length > 0) {
    const message = `${shown} is not changed to ${choice.tag}: ${reasons['jdk-in-use']} (${misfits.join(', ')})`;
    return { at: from, message, reason: 'jdk-in-use' };
  }
  return {
    at: from,
    message:
      `${shown} holds a JDK and ${final ? 'its image only runs Java' : 'nothing here compiles'}; ${choice.tag} is the JRE of ` +
      `the same version. Programs that compile at run time, and tools such as jmap and jstack, need the JDK` +
      given(from) +
      forBuilder(final) +
      (doubts.length > 0 ? `. Not known: ${doubts.slice(0, 3).join(', ')}` : ''),
    fix: {
      title: `Use ${name}:${choice.tag}`,
      level: doubts.length > 0 ? 'risky' : 'review',
      edits: [choice.edit],
    },
  };
};

/** Packages by the stage that uses them, with the first instruction there that does. */
const byStage = (needs: ReadonlyMap<string, Instruction>): Map<Stage, readonly [Instruction, string[]]> => {
  const found = new Map<Stage, readonly [Instruction, string[]]>();
  for (const [name, at] of needs) {
    if (!at.stage) continue;
    const one = found.get(at.stage);
    if (one) one[1].push(name);
    else found.set(at.stage, [at, [name]]);
  }
  return found;
};
