import { rpmDistributions, withoutAlpine } from '../src/knowledge/alpine-images.ts';
import { tagWords } from '../src/knowledge/catalogue/tag-name.ts';
import {
  alpineTagFor,
  argumentsOf,
  defineTransform,
  givesOwnFiles,
  isWindowsStage,
  moveToAlpine,
  readyImageOf,
  rootOf,
  type AlpineMove,
  type AlpineTag,
  type Context,
  type Finding,
  type Misfit,
  type MoveRequest,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'explicit-distribution': 'the file chooses its distribution by name',
  'not-known': 'what the file does not show decides',
  argument: 'an ARG decides the image',
  digest: 'the digest names one image; another one has another digest',
  'no-variant': 'the image has no such variant',
  'shares-binaries': 'stages that pass programs to each other need the same C library',
  'distribution-command': 'a command, account or path of Debian has no translation yet',
  'unknown-package': 'the Alpine name of a package is not known',
  'user-tools': 'a program is used that the Alpine image may lack or have with fewer options',
  'needs-bash': 'bash is needed and not in the Alpine image',
  'native-code': 'code is installed that is built for glibc',
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
    'Where the file does not show all that matters (a jar may hold native libraries), the change is offered as risky. ' +
    'Everywhere else a note says what stands in the way.\n\n' +
    'The option `prefer` says by the name of an image (`*` for all others) what it may become. `alpine` for a name holds ' +
    'also where the file chooses a Debian release or the slim variant. `slim` and `none` leave the image to use-slim-base, ' +
    'which has the same option; a configuration sets both under `images`.',
  goal: 'size',
  level: 'risky',
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
    const seen = new Set<Stage>();
    const finding = inspectFinal(final, root, context, seen);
    if (finding) yield finding;
    for (const stage of dockerfile.stages) {
      if (stage.base.kind !== 'image' || seen.has(stage) || stage === root) continue;
      const builder = inspectBuilder(stage, context);
      if (builder) yield builder;
    }
  },
});

const requestFor = (context: Context<Options>): MoveRequest => ({
  images: context.images,
  buildContext: context.buildContext,
  tagFor: (stage) => {
    const name = stage.base.kind === 'image' ? stage.base.reference.name : '';
    return alpineTagFor(stage, context.images, context.options.prefer[name] === 'alpine');
  },
});

const shownName = ({ base }: Stage): string => {
  if (base.kind !== 'image') return '';
  const { name, tag } = base.reference;
  return tag === undefined ? name : `${name}:${tag}`;
};

/** The stage that is run in the end, with all that it shares programs with. */
const inspectFinal = (final: Stage, root: Stage, context: Context<Options>, seen: Set<Stage>): Finding | undefined => {
  const { base, from } = root;
  if (base.kind !== 'image') return undefined;
  const { name, tag } = base.reference;
  const leave = (reason: Reason, what: string): Finding => ({
    at: from,
    message: `${shownName(root)} is not changed to Alpine: ${what}`,
    reason,
  });
  if (preference(name, context.options) !== 'alpine') return undefined;
  if (rpmDistributions.has(name))
    return leave('no-variant', 'its packages come by yum or dnf, and for these no names on Alpine are known');
  const missing = tagWords(tag ?? '').find(({ text }) => withoutAlpine[name]?.[text] !== undefined);
  if (missing) return leave('no-variant', withoutAlpine[name]?.[missing.text] ?? '');
  if (context.images.distributionOf(name, tag)?.distribution === 'alpine') return undefined;
  const request = requestFor(context);
  const choice = request.tagFor(root);
  // where no Alpine variant is in sight there is nothing to say
  if (!choice || !readyImageOf(root)) return undefined;
  const move = moveToAlpine(root, final, request);
  for (const stage of move.stages) seen.add(stage);
  const [first] = move.misfits;
  const { blocked } = choice;
  if (!first && blocked) {
    // whoever has chosen slim, or use-slim-base in the first round, is told only what keeps it from Alpine
    if (blocked === 'slim') return undefined;
    // a pin of the first round names the distribution too
    const isTold = blocked !== 'explicit-distribution' || move.doubts.length === 0;
    if (isTold) return leave(blocked, reasons[blocked]);
    return isFar(move) ? undefined : leave('not-known', `${reasons['not-known']} (${move.doubts.join(', ')})`);
  }
  const isChoice = blocked === 'explicit-distribution' || blocked === 'slim';
  if ((blocked && !isChoice) || isFar(move)) return undefined;
  if (!first) return offer(root, choice, move, context);
  const same = move.misfits.filter(({ reason }) => reason === first.reason).map(({ what }) => what);
  const others = move.misfits.filter(({ reason }) => reason !== first.reason).map(({ what }) => what);
  const more = [...new Set([...others, ...move.doubts])];
  return leave(
    first.reason,
    `${reasons[first.reason]} (${[...new Set(same)].join(', ')})` +
      (more.length === 0 ? '' : `; besides ${more.join(', ')}`),
  );
};

const offer = (
  root: Stage,
  { tag }: AlpineTag,
  { edits, added, doubts }: AlpineMove,
  { images }: Context<Options>,
): Finding => {
  const name = root.base.kind === 'image' ? root.base.reference.name : '';
  const distribution = images.distributionOf(name, root.base.kind === 'image' ? root.base.reference.tag : undefined);
  const whole = distributionNames[distribution?.distribution ?? ''] ?? 'Debian or Ubuntu';
  const brought =
    added.size > 0
      ? `What the file uses of the larger image (${[...added].sort().join(', ')}) is installed by name. `
      : '';
  const caution = readyImageOf(root)?.caution;
  const given = argumentsOf(root.from);
  return {
    at: root.from,
    message:
      `${shownName(root)} holds a whole ${whole}; ${tag} is the same version on Alpine and much smaller. ${brought}` +
      'It has musl instead of glibc and busybox instead of GNU’s tools: test what the program starts by itself, and its ' +
      'DNS look-ups' +
      (caution === undefined ? '' : `. ${caution[0]?.toUpperCase() ?? ''}${caution.slice(1)}`) +
      (given.length === 0
        ? ''
        : `. Whoever sets ${given.join(' and ')} for a build must choose a version with this variant`) +
      (doubts.length === 0 ? '' : `. Not known: ${doubts.slice(0, 4).join('; ')}`),
    fix: { title: `Use ${name}:${tag}`, level: doubts.length > 0 ? 'risky' : 'review', edits },
  };
};

const distributionNames: Readonly<Record<string, string>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  amazonlinux: 'Amazon Linux',
};

/** A stage that only builds: Go programs without cgo, or files that a server hands out. The image itself stays as it is. */
const inspectBuilder = (root: Stage, context: Context<Options>): Finding | undefined => {
  const kind = readyImageOf(root)?.kind;
  if (root.base.kind !== 'image' || (kind !== 'go' && kind !== 'node')) return undefined;
  const { name, tag } = root.base.reference;
  if (preference(name, context.options) !== 'alpine') return undefined;
  if (context.images.distributionOf(name, tag)?.distribution === 'alpine') return undefined;
  const request = requestFor(context);
  const choice = request.tagFor(root);
  if (!choice || choice.blocked) return undefined;
  if (!givesOwnFiles(root, ['/usr/local/go'])) return undefined;
  const { misfits, doubts, edits, added } = moveToAlpine(root, undefined, request);
  if (misfits.length > 0 || doubts.length > (kind === 'go' ? mostDoubts : 0)) return undefined;
  return {
    at: root.from,
    message:
      `${shownName(root)} only builds here, and what it builds needs no C library; ${choice.tag} does the same and is much ` +
      'smaller to fetch and keep; the final image stays the same' +
      (added.size > 0
        ? `. ${[...added].sort().join(', ')} of the larger image ${added.size > 1 ? 'are' : 'is'} installed by name`
        : '') +
      (doubts.length === 0 ? '' : `. Not known: ${doubts.join('; ')}`),
    fix: { title: `Use ${name}:${choice.tag}`, level: doubts.length > 0 ? 'risky' : 'review', edits },
  };
};

/** So much stands in the way, or is not known, that a note would be of no use. */
const isFar = ({ misfits, doubts }: AlpineMove): boolean =>
  new Set(misfits.map(({ reason, what }: Misfit) => (reason === 'unknown-package' ? reason : what))).size +
    (misfits.length === 0 ? 0 : doubts.length) >
    mostMisfits || doubts.length > mostDoubts;

const mostMisfits = 4;
const mostDoubts = 4;

const preference = (name: string, { prefer }: Options): 'alpine' | 'slim' | 'none' =>
  prefer[name] ?? prefer['*'] ?? 'alpine';
