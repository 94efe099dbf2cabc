import type { Catalogue, PinAnswer, PinPrecision } from '../src/knowledge/catalogue/index.ts';
import { endedLine, looksExact } from '../src/knowledge/end-of-life.ts';
import {
  defineTransform,
  imageUses,
  isWindowsStage,
  pragmaAbove,
  replace,
  soleArgument,
  type Context,
  type Edit,
  type Finding,
  type ImageReference,
  type ImageUse,
  type SoleArgument,
} from '../src/transform/index.ts';

interface Options {
  /**
   * `release`: full version and distribution release; `exact`: for distribution images also the dated build; `major`:
   * only an untagged image and `latest` get a version.
   */
  readonly precision: PinPrecision;
}

const reasons = {
  'unknown-image': 'not an official image: which tags it has, only its registry can say',
  'unknown-tag': 'the official image never had such a tag',
  'end-of-life': 'the tag gets no updates any more',
  'no-specific-alias': 'the image has no tag that says more and means the same',
  ambiguous: 'the tags that say more have moved on to another build',
  'development-release': 'the tag follows a release that is still being made, which is its point',
  unresolved: 'the file does not tell which image it is',
  'shared-argument': 'the ARG in it decides more, or less, than this one tag',
  'not-literal': 'quotes, escapes or a line break stand inside the reference',
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
    'with the same variant and major version.\n\n' +
    'What it costs: security updates no longer arrive by rebuilding alone. Let renovate or dependabot move the tag.',
  goal: 'reproducibility',
  level: 'review',
  announces: ['base-image'],
  safety:
    'The catalogue of tags that comes with imgfix has a date. A tag that still moves may have been rebuilt since, so the ' +
    'pinned version can be older by that time. A tag that gets no updates any more cannot move; its pin is safe.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://github.com/docker-library/official-images',
  ],
  equivalents: { hadolint: ['DL3006', 'DL3007'] },
  options: { precision: 'release' },
  *find(dockerfile, context) {
    const uses = [...imageUses(dockerfile)];
    const windows = new Set(uses.filter(onWindows).map(keyOf));
    const seen = new Set<string>();
    for (const use of uses) {
      const finding = inspect(use, windows.has(keyOf(use)), context);
      // two FROMs with one ARG: one edit; one reference in many places: one note
      const key = finding?.fix ? `${finding.fix.edits[0]?.start}` : `${finding?.reason} ${keyOf(use)}`;
      if (finding && !seen.has(key)) yield finding;
      seen.add(key);
    }
  },
});

const onWindows = (use: ImageUse): boolean => isWindowsStage(use.instruction);
const keyOf = ({ reference, text }: ImageUse): string =>
  reference ? `${reference.name}:${reference.tag ?? 'latest'}` : text;

const inspect = (use: ImageUse, windows: boolean, { images, options }: Context<Options>): Finding | undefined => {
  const { reference } = use;
  if (!reference) return use.text.startsWith('-') ? undefined : leave(use, 'unresolved', use.text);
  if (reference.digest !== undefined) return undefined;
  const { name, tag } = reference;
  const shown = tag === undefined ? name : `${name}:${tag}`;
  if (use.instruction.onbuild && tag === undefined) return leave(use, 'downstream-name', shown);
  const answer = settle(images, reference, { precision: options.precision, windows });
  if (answer.tag === undefined) return unpinned(use, shown, answer.reason, images);
  const pin = answer.tag;
  const edits = use.literal ? retag(use, reference, pin) : argumentEdits(use, reference, pin, images);
  if (typeof edits === 'string') return leave(use, edits, shown);
  const frozen = answer.frozen && !answer.sharedWithWindows;
  return {
    at: use,
    message: messageFor(shown, pin, answer, images, reference),
    fix: { title: `Pin ${shown} to ${name}:${pin}`, level: frozen ? 'safe' : 'review', edits },
  };
};

/** A pin of a pin can say still more: the tags of a group that ended earlier point to the next. */
const settle = (
  images: Catalogue,
  { name, tag }: ImageReference,
  options: { precision: PinPrecision; windows: boolean },
): PinAnswer => {
  const first = images.pinned(name, tag, options);
  if (first.tag === undefined) return first;
  const next = images.pinned(name, first.tag, options);
  return next.tag === undefined ? first : { ...first, tag: next.tag };
};

const retag = ({ start, end }: ImageUse, { nameEnd }: ImageReference, pin: string): Edit[] => [
  replace({ start: start + nameEnd, end }, `:${pin}`),
];

/** Puts the pin into the default of the ARG: `ARG NODE=16` for `FROM node:${NODE}`. */
const argumentEdits = (
  { instruction, text }: ImageUse,
  reference: ImageReference,
  pin: string,
  images: Catalogue,
): Edit[] | Reason => {
  const { dockerfile, stage } = instruction;
  if (!stage || instruction.keyword !== 'FROM') return 'not-literal';
  if (dockerfile.variables.expandFrom(text, dockerfile.escape)?.definitions.length === 0) return 'not-literal';
  const argument = soleArgument(stage);
  if (!argument) return 'shared-argument';
  if (pragmaAbove(argument.definition)) return 'pragma';
  const { before, after, valueSpan } = argument;
  const { text: whole, nameEnd, tag } = reference;
  const name = whole.slice(0, nameEnd);
  if (after === '' && `${name}:`.startsWith(before)) {
    return [replace(valueSpan, `${name}:${pin}`.slice(before.length))];
  }
  const inner = tag === undefined ? undefined : innerPin(argument, { name: reference.name, tag, nameEnd }, pin, images);
  return inner === undefined ? 'shared-argument' : [replace(valueSpan, inner)];
};

/**
 * The version for an ARG in the middle of a tag: `16.20.2` for `node:${VERSION}-alpine`, where the text around the
 * variable stays as it is because a build may set another version.
 */
const innerPin = (
  { before, after, value }: SoleArgument,
  { name, tag, nameEnd }: { readonly name: string; readonly tag: string; readonly nameEnd: number },
  pin: string,
  images: Catalogue,
): string | undefined => {
  const start = before.length - nameEnd - 1;
  if (start < 0 || !/^\d/.test(value)) return undefined;
  const head = tag.slice(0, start);
  const fitting = [pin, ...(images.tag(name, tag)?.aliases ?? [])].filter(
    (alias) =>
      alias.startsWith(`${head}${value}.`) && alias.endsWith(after) && images.tag(name, alias)?.aliases.includes(tag),
  );
  const longest = fitting.includes(pin) ? pin : fitting.sort((a, b) => b.length - a.length)[0];
  return longest?.slice(start, longest.length - after.length);
};

const leave = (use: ImageUse, reason: Reason, shown: string, more = ''): Finding => ({
  at: use,
  message: `${shown} is left as it is: ${reasons[reason]}${more}`,
  reason,
});

/** A note for what floats or has ended; nothing for a reference that is as exact as it is meant to be. */
const unpinned = (
  use: ImageUse,
  shown: string,
  why: Exclude<PinAnswer['reason'], undefined>,
  images: Catalogue,
): Finding | undefined => {
  const { name = shown, tag } = use.reference ?? {};
  if (why === 'unknown-image') return tag !== undefined && looksExact(tag) ? undefined : leave(use, why, shown);
  if (why === 'unknown-tag')
    return leave(use, why, shown, ` up to ${images.source().date}${instead(images, name, tag)}`);
  const ended = endedLine(images, name, tag);
  if (ended) {
    const next = nearest(name, ended.nearest) || '; nothing of this kind is supported any more';
    const message = `${shown} gets no updates any more (the last were in ${ended.lastSeen.slice(0, 7)})${next}`;
    return { at: use, message, reason: 'end-of-life' };
  }
  if (why === 'already-specific' || why === 'distribution-release' || why === 'tagged') return undefined;
  return leave(use, why, shown);
};

/** For a tag that never was: the newest of the image that is there. */
const instead = (images: Catalogue, name: string, tag: string | undefined): string => {
  const plain = images.pinned(name, 'latest').tag;
  return tag === undefined || plain === undefined ? '' : `; the newest is ${name}:${plain}`;
};

const messageFor = (
  shown: string,
  pin: string,
  answer: Extract<PinAnswer, { readonly tag: string }>,
  images: Catalogue,
  { name, tag }: ImageReference,
): string => {
  if (!answer.frozen) {
    const { date } = images.source();
    return `${shown} moves with every release; as of ${date} it stands for ${pin}, and updates now come only by editing this line`;
  }
  const windows = answer.sharedWithWindows ? '; on a Windows host the old tag meant another image' : '';
  return (
    `${shown} gets no updates any more (the last were in ${answer.lastSeen.slice(0, 7)}) and will always be ${pin}, ` +
    `which the file now says${windows}${nearest(name, endedLine(images, name, tag)?.nearest)}`
  );
};

const nearest = (name: string, tag: string | undefined): string =>
  tag === undefined ? '' : `; the nearest supported tag is ${name}:${tag}`;
