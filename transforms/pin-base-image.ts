import type { Catalogue, PinAnswer, PinPrecision } from '../src/knowledge/catalogue/index.ts';
import { endedLine, looksExact } from '../src/knowledge/end-of-life.ts';
import { copiedImage } from '../src/knowledge/mirrors.ts';
import { mayBeContext, officialPin } from '../src/knowledge/official-pin.ts';
import {
  defineTransform,
  imageUses,
  isForLinux,
  isWindowsStage,
  pinReference,
  type Context,
  type Finding,
  type ImageReference,
  type ImageUse,
  type Pin,
  type PinObstacle,
  type PinTarget,
} from '../src/transform/index.ts';

type Mode = 'tag' | 'digest' | 'tag+digest';

/** How pin-base-image pins. */
export interface Options {
  /**
   * `tag`: the tag that says most. `digest`: the tag as it is, and the digest. `tag+digest`: both, as renovate and
   * dependabot update it. Digests come from imgfix.lock, or with `--online` from the registry.
   */
  readonly mode: Mode;
  /**
   * `release`: full version and distribution release; `exact`: for distribution images also the dated build; `major`:
   * only an untagged image and `latest` get a version.
   */
  readonly precision: PinPrecision;
  /** By image, as `node`, `node:22`, `ghcr.io/org/app`: another mode, or `float` to leave it floating. */
  readonly images: Readonly<Record<string, Mode | 'float'>>;
}

const reasons = {
  'unknown-image':
    'not an official image of Docker Hub: which tags it has, only its registry can say (--online asks it)',
  'unknown-tag': 'the official image never had such a tag',
  'end-of-life': 'the tag gets no updates any more',
  'no-specific-alias': 'the image has no tag that says more and means the same',
  ambiguous: 'the tags that say more have moved on to another build',
  'development-release': 'the tag follows a release that is still being made, which is its point',
  'not-locked': 'its digest is not in imgfix.lock, which `imgfix pin` writes',
  'floats-on-purpose': 'the options let this image float',
  unresolved: 'the file does not tell for certain which image it is',
  'shared-argument': 'the ARG in it decides more, or less, than this one tag',
  'not-literal': 'quotes, escapes, a nested default or a line break stand inside the reference',
  'downstream-name': 'in ONBUILD a name without a tag may be a stage of the file that is built on this one',
  pragma: 'a comment above the ARG gives it to another tool',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform<Options>({
  name: 'pin-base-image',
  summary: 'Pin floating tags of official images to the full version.',
  why:
    '`node:22` and `python` mean another image every few weeks: a build that worked yesterday fails today, and nobody can ' +
    'tell which version last month’s image had. The full tag, `22.14.0-bookworm`, names what the floating one stood for, ' +
    'with the same variant and major version. A digest names one build of it.\n\n' +
    'What it costs: security updates no longer arrive by rebuilding alone. Let renovate or dependabot move the pin.\n\n' +
    'The option `mode` says what is written: `tag` the full tag, `digest` the tag as it is with a digest, `tag+digest` both. ' +
    'Digests come from `imgfix.lock` or with `--online` from the registry. With `precision` `release` the tag names the ' +
    'version and the release of the distribution, with `exact` the dated build of a distribution image too, and with ' +
    '`major` only an image without a tag, or with `latest`, gets a version. `images` sets the mode for single images; ' +
    '`float` leaves one as it is.',
  goal: 'reproducibility',
  level: 'risky',
  announces: ['base-image'],
  safety:
    'The catalogue of tags that comes with imgfix has a date. A tag that still moves may have moved on since, so the ' +
    'pinned version can be older than the one that the tag names today; that is a change to review. A tag that gets no updates any more cannot ' +
    'move; its pin is safe. Moving such a tag to a line that is supported is risky: what is built on it may not run there.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://github.com/docker-library/official-images',
  ],
  equivalents: { hadolint: ['DL3006', 'DL3007'] },
  options: { mode: 'tag', precision: 'release', images: {} },
  choices: {
    mode: ['tag', 'digest', 'tag+digest'],
    precision: ['major', 'release', 'exact'],
    images: ['tag', 'digest', 'tag+digest', 'float'],
  },
  *find(dockerfile, context) {
    const uses = [...imageUses(dockerfile)];
    const windows = new Set(uses.filter(({ instruction }) => isWindowsStage(instruction)).map(keyOf));
    const seen = new Set<string>();
    for (const use of uses) {
      for (const finding of inspect({ ...context, use, windows: windows.has(keyOf(use)) })) {
        // two FROMs with one ARG: one edit; one reference in many places: one note
        const [edit] = finding.fix?.edits ?? [];
        const key = edit ? `${edit.start} ${edit.text}` : `${finding.reason} ${keyOf(use)}`;
        if (!seen.has(key)) yield finding;
        seen.add(key);
      }
    }
  },
});

/** How a reference is pinned, or that it floats. */
export const modeFor = (
  { images, mode }: Options,
  { name, tag }: Pick<ImageReference, 'name' | 'tag'>,
): Mode | 'float' => {
  const named = [`${name}:${tag ?? 'latest'}`, name].find((one) => Object.hasOwn(images, one));
  return (named === undefined ? undefined : images[named]) ?? mode;
};

const keyOf = ({ reference, text }: ImageUse): string =>
  reference ? `${reference.name}:${reference.tag ?? 'latest'}` : text;

interface Scene extends Context<Options> {
  readonly use: ImageUse;
  /** The reference is also used for Windows. */
  readonly windows: boolean;
}

function* inspect(scene: Scene): Generator<Finding> {
  const { use, options, images, pins, windows } = scene;
  const { reference } = use;
  if (!reference) {
    if (!use.text.startsWith('-')) yield leave(use, 'unresolved');
    return;
  }
  if (reference.digest !== undefined) return;
  const { name, tag } = reference;
  const mode = modeFor(options, reference);
  if (mode === 'float') yield leave(use, 'floats-on-purpose');
  else if (use.instruction.onbuild && tag === undefined) yield leave(use, 'downstream-name');
  else {
    // what is known of an image holds for its copies too
    const known = { ...reference, name: copiedImage(name) ?? name };
    yield* moves(scene, known, mode);
    const locked = pins?.find(name, tag);
    if (mayBeContext(images, name, tag)) yield leave(use, 'unknown-image');
    else if (mode !== 'tag') yield locked ? byDigest(scene, reference, mode, locked) : leave(use, 'not-locked');
    // the tag that a registry has for Linux may be none on Windows
    else if (locked && locked.tag !== (tag ?? 'latest') && options.precision !== 'major' && !windows) {
      yield put(scene, reference, { tag: locked.tag, digest: undefined }, 'review', () => lockedMessage(use, locked));
    } else yield* byCatalogue(scene, known, locked?.tag === (tag ?? 'latest') && options.precision === 'release');
  }
}

/** The note on a line that has ended, or the move to one that is supported. */
function* moves(scene: Scene, reference: ImageReference, mode: Mode): Generator<Finding> {
  const { use, images, options } = scene;
  const { name, tag } = reference;
  const ended = endedLine(images, name, tag);
  if (!ended) return;
  const since = `${shownOf(use)} gets no updates any more (the last were in ${ended.lastSeen.slice(0, 7)})`;
  if (ended.nearest === undefined) {
    yield leave(use, 'end-of-life', `${since}; nothing of this kind is supported any more`);
    return;
  }
  const message = `${since}; the nearest supported tag is ${use.reference?.name ?? name}:${ended.nearest}`;
  const to = mode === 'tag' ? officialPin(images, name, ended.nearest, options).tag : undefined;
  const move = put(scene, reference, { tag: to ?? ended.nearest, digest: undefined }, 'risky', () => message);
  yield move.fix ? move : leave(use, 'end-of-life', message);
}

const byDigest = (scene: Scene, reference: ImageReference, mode: Mode, pin: Pin): Finding => {
  const { use, options, images, windows } = scene;
  const { name, tag } = reference;
  const keepsTag = mode === 'digest' || windows || (options.precision === 'major' && tag !== undefined);
  const isFrozen = images.tag(name, tag)?.frozen === true && !windows;
  const to = { tag: keepsTag ? tag : pin.tag, digest: pin.digest };
  return isFrozen
    ? put(scene, reference, to, 'safe', () => frozenMessage(use, pin))
    : put(scene, reference, to, 'review', () => lockedMessage(use, pin));
};

const lockedMessage = (use: ImageUse, { tag, digest, date, source }: Pin): string =>
  `${shownOf(use)} can mean another image tomorrow; on ${date} ${source} had ${tag} for it (${digest.slice(0, 19)}…), ` +
  'and updates now come only by editing this line';

const frozenMessage = (use: ImageUse, { digest, date, source }: Pin): string =>
  `${shownOf(use)} gets no updates any more; ${source} had it as ${digest.slice(0, 19)}… on ${date}, and so it stays`;

/** @param final the registry has said that no other tag says more */
function* byCatalogue(scene: Scene, reference: ImageReference, final: boolean): Generator<Finding> {
  const { use, images, options, pins, windows } = scene;
  const { name, tag } = reference;
  const answer = officialPin(images, name, tag, { precision: options.precision, windows });
  if (final && tag !== undefined && (pins?.isTarget(use.reference?.name ?? name, tag) === true || looksExact(tag)))
    return;
  // what the catalogue says was so once
  if (final && (answer.tag === undefined ? answer.reason === 'unknown-image' : !answer.frozen)) {
    yield leave(use, 'no-specific-alias');
    return;
  }
  if (answer.tag === undefined) {
    const note = unpinned(scene, reference, answer.reason);
    if (note) yield note;
    return;
  }
  const level = answer.frozen && !mayBeWindows(scene, answer) ? 'safe' : 'review';
  yield put(scene, reference, { tag: answer.tag, digest: undefined }, level, (to) => messageFor(scene, answer, to));
}

/** Whether a Windows host may have got another image by the tag. */
const mayBeWindows = ({ use, images }: Scene, { sharedWithWindows }: PinAnswer): boolean =>
  sharedWithWindows === true && !isForLinux(use.instruction.dockerfile, images);

const put = (
  { use, images }: Scene,
  reference: ImageReference,
  to: PinTarget,
  level: 'safe' | 'review' | 'risky',
  messageOf: (tag: string) => string,
): Finding => {
  const placed = pinReference(use, reference, to, images);
  if (typeof placed === 'string') return leave(use, placed, notPlaced(use, to, placed));
  const { tag, digest } = placed.to;
  const name = use.reference?.name ?? '';
  const doubts = [
    ...(name === reference.name
      ? []
      : [`${name} is a copy: whether it has this tag, only its registry can say (--online asks it)`]),
    ...(placed.registryMayBeOther
      ? ['a registry that a build puts in place of the default must have this tag too']
      : []),
  ];
  const after = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  const title = `${level === 'risky' ? 'Move' : 'Pin'} ${shownOf(use)} to ${name}${after}`;
  const message = [messageOf(tag ?? ''), ...doubts].join('; ');
  return { at: use, message, fix: { title, level: doubts.length > 0 ? 'risky' : level, edits: placed.edits } };
};

const notPlaced = (use: ImageUse, { tag, digest }: PinTarget, obstacle: PinObstacle): string => {
  const left = `${shownOf(use)} is left as it is: ${reasons[obstacle]}`;
  return tag === undefined || digest !== undefined ? left : `${left}; the tag that says most is ${tag}`;
};

const shownOf = ({ reference, text }: ImageUse): string =>
  reference ? `${reference.name}${reference.tag === undefined ? '' : `:${reference.tag}`}` : text;

const leave = (
  use: ImageUse,
  reason: Reason,
  message = `${shownOf(use)} is left as it is: ${reasons[reason]}`,
): Finding => ({ at: use, message, reason });

/** A note for what floats; nothing for a reference that is as exact as it is meant to be, or whose line has ended. */
const unpinned = (
  { use, images, today }: Scene,
  { name, tag }: ImageReference,
  why: Exclude<PinAnswer['reason'], undefined>,
): Finding | undefined => {
  if (why === 'unknown-image') return tag !== undefined && looksExact(tag) ? undefined : leave(use, why);
  if (why === 'unknown-tag') {
    const { date } = images.source();
    const nearest = tag === undefined ? undefined : images.nearestSupported(name, tag)?.nearest;
    const newest = tag === undefined ? undefined : images.pinned(name, 'latest').tag;
    const instead = nearest
      ? `; the nearest supported tag is ${name}:${nearest}`
      : newest
        ? `; the newest is ${name}:${newest}`
        : '';
    const known = `${reasons[why]} up to ${date}${instead}${staleness(images, today)}`;
    return leave(use, why, `${shownOf(use)} is left as it is: ${known}`);
  }
  if (why === 'already-specific' || why === 'distribution-release' || why === 'tagged') return undefined;
  return endedLine(images, name, tag) ? undefined : leave(use, why);
};

/** @param tag what the file says now */
const messageFor = (scene: Scene, answer: Extract<PinAnswer, { readonly tag: string }>, tag: string): string => {
  const { use, images, today } = scene;
  if (!answer.frozen) {
    const { date } = images.source();
    const stands = `${shownOf(use)} moves with every release; as of ${date} it stands for ${tag}`;
    return `${stands}, and updates now come only by editing this line${staleness(images, today)}`;
  }
  const windows = mayBeWindows(scene, answer) ? '; on a Windows host the old tag meant another image' : '';
  const since = `${shownOf(use)} gets no updates any more (the last were in ${answer.lastSeen.slice(0, 7)})`;
  return `${since} and will always be ${tag}, which the file now says${windows}`;
};

/** Days after which the list of tags counts as old. */
const mostDays = 90;

const staleness = (images: Catalogue, today: string | undefined): string => {
  const days = today === undefined ? 0 : (Date.parse(today) - Date.parse(images.source().date)) / 86_400_000;
  return days <= mostDays
    ? ''
    : `; that list is ${days} days old: --online asks the registry instead, or update imgfix`;
};
