import type { ImageReference } from '../dockerfile/index.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import type { ImageUse } from '../query/image-references.ts';
import { defaultInPlace, soleArgument, type SoleDefault } from '../query/sole-argument.ts';
import { pragmaAbove } from '../query/stages.ts';
import type { Edit } from '../text/span.ts';
import { replace } from './words.ts';

/** Why a reference cannot be pinned where it stands. */
export type PinObstacle = 'not-literal' | 'shared-argument' | 'pragma';

/** What follows the name of the image. */
export interface PinTarget {
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A pin in the text. */
export interface PlacedPin {
  readonly edits: readonly Edit[];
  /** What the reference then says: a shorter tag than was asked for where an ARG holds only the version in it. */
  readonly to: PinTarget;
  /** The reference begins with a variable, so that a build may take the image from another registry. */
  readonly registryMayBeOther: boolean;
}

/**
 * Puts tag and digest behind the name of an image: in the reference itself, in a default inside it (`node:${NODE:-16}`), or
 * in that of the ARG which alone decides it (`ARG NODE=16` for `FROM node:${NODE}`).
 */
export const pinReference = (
  use: ImageUse,
  reference: ImageReference,
  to: PinTarget,
  images: Catalogue,
): PlacedPin | PinObstacle => {
  const { instruction, text, start, end, literal } = use;
  const { dockerfile, stage } = instruction;
  const { nameEnd } = reference;
  const behind = `${to.tag === undefined ? '' : `:${to.tag}`}${to.digest === undefined ? '' : `@${to.digest}`}`;
  const whereItStands = { to, registryMayBeOther: false };
  if (literal) return { edits: [replace({ start: start + nameEnd, end }, behind)], ...whereItStands };
  if (!stage || instruction.keyword !== 'FROM') return 'not-literal';
  const nameInText = endOfName(text, reference);
  if (nameInText !== undefined && dockerfile.text.slice(start, end) === text)
    return { edits: [replace({ start: start + nameInText, end }, behind)], to, registryMayBeOther: true };
  const written = defaultInPlace(stage);
  if (!written && dockerfile.variables.expandFrom(text, dockerfile.escape)?.definitions.length === 0)
    return 'not-literal';
  const argument = written ? undefined : soleArgument(stage);
  if (argument && pragmaAbove(argument.definition)) return 'pragma';
  const place = written ?? argument;
  if (!place) return 'shared-argument';
  const { before, after, valueSpan } = place;
  const name = reference.text.slice(0, nameEnd);
  const whole = `${name}${behind}`;
  if (after === '' && `${name}:`.startsWith(before) && whole.startsWith(before))
    return { edits: [replace(valueSpan, whole.slice(before.length))], ...whereItStands };
  const inner = innerVersion(place, reference, to, images);
  if (inner === undefined) return 'shared-argument';
  const shorter = { tag: inner.tag, digest: undefined };
  return { edits: [replace(valueSpan, inner.version)], to: shorter, registryMayBeOther: false };
};

/** Where the name of the image ends in `${REGISTRY}/node:20`, whose name and tag stand in the text; undefined elsewhere. */
const endOfName = (text: string, { repository, tag }: ImageReference): number | undefined => {
  const tail = `${repository.slice(repository.lastIndexOf('/') + 1)}${tag === undefined ? '' : `:${tag}`}`;
  const variables = text.slice(0, text.length - tail.length);
  const isPrefix = text.endsWith(tail) && /^(?:\$\{[^{}]*\}|\$\w+(?=\/))[\w./${}:-]*$/.test(variables);
  return isPrefix && /[/}]$/.test(variables) ? text.length - (tag === undefined ? 0 : tag.length + 1) : undefined;
};

/**
 * The version for an ARG in the middle of a tag: `16.20.2` for `node:${VERSION}-alpine`, where the text around the
 * variable stays as it is because a build may set another version. It is that of a tag which names the same build as the
 * pin. A digest has no place there.
 */
const innerVersion = (
  { before, after, value }: SoleDefault,
  { name, tag, nameEnd }: ImageReference,
  { tag: pin, digest }: PinTarget,
  images: Catalogue,
): { readonly version: string; readonly tag: string } | undefined => {
  const start = before.length - nameEnd - 1;
  if (digest !== undefined || tag === undefined || pin === undefined) return undefined;
  if (start < 0 || !/^\d/.test(value)) return undefined;
  const head = tag.slice(0, start);
  const versionIn = (alias: string): string => alias.slice(start, alias.length - after.length);
  const keepsLine = pin.startsWith(`${head}${value}`);
  const fitting = [pin, ...(images.tag(name, pin)?.aliases ?? [])].filter(
    (alias) =>
      alias.startsWith(head) &&
      alias.endsWith(after) &&
      // another line, as a move has it, is told by its number alone
      (keepsLine ? versionIn(alias).startsWith(`${value}.`) : /^\d+(?:\.\d+)*$/.test(versionIn(alias))) &&
      (alias === pin || images.tag(name, alias)?.aliases.includes(pin)),
  );
  const longest = fitting.includes(pin) ? pin : fitting.sort((a, b) => b.length - a.length)[0];
  return longest === undefined || longest === tag ? undefined : { version: versionIn(longest), tag: longest };
};
