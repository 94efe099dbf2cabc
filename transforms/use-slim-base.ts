import type { Catalogue } from '../src/knowledge/catalogue/index.ts';
import { tagWords } from '../src/knowledge/catalogue/tag-name.ts';
import {
  debianMegabytes,
  fullVariantMegabytes,
  fullVariantSource,
  javaImages,
  slimImages,
  successors,
} from '../src/knowledge/slim-images.ts';
import {
  defineTransform,
  descendantsOf,
  fitsJre,
  fitsSlim,
  installWithApt,
  isWindowsStage,
  replace,
  rootOf,
  type Context,
  type Edit,
  type Finding,
  type Instruction,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'full-image': 'something that only the full image has is used, or may be',
  'needs-build-context': 'files that are not at hand decide',
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
    'The full variants of `python` and `node` hold compilers, headers, git and several version control systems; their slim ' +
    'variants are the same Debian with the same program and little else. `debian` has one without manual pages and ' +
    'translations. A JDK is a compiler with tools; what only runs a jar needs a JRE. What a file uses of the full image ' +
    '(curl, git, ps …) is installed by name.\n\n' +
    'An image that gets no builds any more (`openjdk`, `centos`) is named with its successor.',
  goal: 'size',
  level: 'risky',
  announces: ['base-image', 'recommended-packages'],
  safety:
    'It is wrong where the program itself starts a tool, or loads a library, that only the full image has and that the ' +
    'file does not show; for a JRE, where the program compiles at run time or a JDK tool is attached to it.',
  reasons,
  presets: ['recommended'],
  references: ['https://hub.docker.com/_/python#pythonversion-slim', 'https://hub.docker.com/_/eclipse-temurin'],
  options: { prefer: {} },
  choices: { prefer: ['alpine', 'slim', 'none'] },
  *find(dockerfile, context) {
    const final = dockerfile.stages.at(-1);
    if (!final || isWindowsStage(final.from)) return;
    const root = rootOf(final);
    if (root.base.kind !== 'image') return;
    const { name } = root.base.reference;
    const ended = Object.hasOwn(successors, name) ? successors[name] : undefined;
    if (ended !== undefined) {
      const message = `The image ${name} gets no builds any more; ${ended} took its place`;
      yield { at: root.from, message, reason: 'image-ended' };
    }
    if ((context.options.prefer[name] ?? context.options.prefer['*'] ?? 'slim') === 'none') return;
    const finding = javaImages.has(name) ? toJre(final, root, context) : toSlim(root, context);
    if (finding) yield finding;
  },
});

const toSlim = (root: Stage, { images, buildContext }: Context<Options>): Finding | undefined => {
  const { base, from } = root;
  if (base.kind !== 'image') return undefined;
  const { name, tag = 'latest' } = base.reference;
  const image = Object.hasOwn(slimImages, name) ? slimImages[name] : undefined;
  const choice = image && chooseTag(root, images, slimTags(name, tag, images));
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
  const family = [root, ...descendantsOf(root)];
  const fit = fitsSlim(family, { image, version: choice.version, debian, buildContext });
  if (fit.misfits.length > mostMisfits) return undefined;
  const [first] = fit.misfits;
  if (first)
    return leave(
      first.reason === 'base-image' ? first.reason : 'full-image',
      fit.misfits.map(({ what }) => what).join(', '),
    );
  if (!starts) return leave('base-image', 'it starts no program of its own');
  const edits: Edit[] = [replaceTag(root, choice.tag)];
  for (const [stage, [before, names]] of byStage(fit.needs)) {
    const installs = installWithApt(stage, before, names, debian >= oldestServed);
    if (!installs) return leave('cannot-install', names.join(', '));
    edits.push(...installs);
  }
  const added = [...fit.needs.keys()].sort();
  const brought =
    added.length === 0 ? '' : `; ${added.join(', ')} ${added.length > 1 ? 'are' : 'is'} installed by name`;
  const doubtful = fit.doubts.length > 0;
  const megabytes = (image.kind === 'debian' ? debianMegabytes : fullVariantMegabytes)[debian];
  const size = megabytes === undefined ? '' : ` (estimate: ${megabytes} MB less, by ${fullVariantSource})`;
  const holds =
    image.kind === 'debian'
      ? 'manual pages, documentation and translations'
      : 'compilers, headers and version control systems';
  return {
    at: from,
    message:
      `${shown} holds ${holds}; ${choice.tag} is the same without them${size}${brought}. Test what the program starts by itself` +
      (doubtful ? `. Not known: ${fit.doubts.slice(0, 3).join(', ')}` : ''),
    fix: { title: `Use ${name}:${choice.tag}`, level: doubtful ? 'risky' : 'review', edits },
  };
};

/** So much stands in the way that a note would be of no use. */
const mostMisfits = 4;

/** The oldest Debian whose packages are where its images look for them. */
const oldestServed = 12;

const toJre = (final: Stage, root: Stage, { images, buildContext }: Context<Options>): Finding | undefined => {
  const { base, from } = root;
  if (base.kind !== 'image') return undefined;
  const { name, tag = 'latest' } = base.reference;
  const choice = chooseTag(root, images, jreTags(tag));
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
      `${shown} holds a JDK and its image only runs Java; ${choice.tag} is the JRE of the same version. Programs that compile ` +
      `at run time, and tools such as jmap and jstack, need the JDK` +
      (doubts.length > 0 ? `. Not known: ${doubts.slice(0, 3).join(', ')}` : ''),
    fix: {
      title: `Use ${name}:${choice.tag}`,
      level: doubts.length > 0 ? 'risky' : 'review',
      edits: [replaceTag(root, choice.tag)],
    },
  };
};

interface Choice {
  readonly tag: string;
  readonly version: string;
}

/** The first of some tags that is there with the same version, distribution and platforms. */
const chooseTag = ({ base, from }: Stage, images: Catalogue, tags: readonly string[]): Choice | undefined => {
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest, text } = base.reference;
  if (digest !== undefined || from.words[0]?.text !== text || !images.has(name)) return undefined;
  const own = images.tag(name, tag);
  const version = versionOf(own?.aliases ?? []);
  const release = images.distributionOf(name, tag);
  const found = tags.find((other) => {
    const facts = images.tag(name, other);
    const there = images.distributionOf(name, other);
    return (
      facts !== undefined &&
      versionOf(facts.aliases) === version &&
      there?.distribution === release?.distribution &&
      there?.release === release?.release
    );
  });
  return found === undefined || version === '' ? undefined : { tag: found, version };
};

/** The longest version that stands first in an alias: `8u342`, `3.12.14`. */
const versionOf = (aliases: readonly string[]): string =>
  aliases
    .map((alias) => tagWords(alias)[0])
    .reduce(
      (longest, word) => (word?.kind === 'version' && word.text.length > longest.length ? word.text : longest),
      '',
    );

/** `3.12` → `3.12-slim`, `3.12-bookworm` → `3.12-slim-bookworm`, `20-bookworm` → `20-bookworm-slim`. */
const slimTags = (name: string, tag: string, images: Catalogue): string[] => {
  const words = tagWords(tag);
  if (words.some(({ text }) => text === 'slim' || text.startsWith('alpine') || text === 'onbuild')) return [];
  if (tag === 'latest' && name === 'debian') {
    const aliases = images.tag(name, tag)?.aliases ?? [];
    return aliases.filter((alias) => tagWords(alias)[0]?.kind === 'release').map((alias) => `${alias}-slim`);
  }
  if (tag === 'latest') return ['slim'];
  const [release] = words.filter(({ kind }) => kind === 'release');
  const rest = words.filter((word) => word !== release).map(({ text }) => text);
  return release ? [`${tag}-slim`, [...rest, 'slim', release.text].join('-')] : [`${tag}-slim`];
};

/** `8-jdk-alpine` → `8-jre-alpine`, `17` → `17-jre`. */
const jreTags = (tag: string): string[] => {
  const words = tagWords(tag).map(({ text }) => text);
  if (words.includes('jre') || words[0] === 'latest') return [];
  if (words.includes('jdk')) return [words.map((text) => (text === 'jdk' ? 'jre' : text)).join('-')];
  return [[words[0], 'jre', ...words.slice(1)].join('-')];
};

const replaceTag = ({ base, from }: Stage, tag: string): Edit => {
  const [word] = from.words;
  const nameEnd = base.kind === 'image' ? base.reference.nameEnd : 0;
  return replace({ start: (word?.start ?? 0) + nameEnd, end: word?.end ?? 0 }, `:${tag}`);
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
