import { closestName } from '../engine/selection.ts';
import type { AnyTransform } from '../transform/contract.ts';
import { keepsTo, limitWords } from '../transform/limit.ts';

/** One `--set`, read but not yet checked against the transforms. */
export interface Assignment {
  /** As written. */
  readonly text: string;
  readonly transform: string;
  readonly option: string;
  /** Behind the option's name, for one that is a table: `node:22` in `pin-base-image.images.node:22=float`. */
  readonly key: string | undefined;
  readonly value: string;
}

/** Reads `transform.option=value` or `transform.option.key=value`; undefined if it is neither. */
export const readAssignment = (text: string): Assignment | undefined => {
  const [, transform, option, key, value] = /^([^.=]+)\.([^.=]+)(?:\.([^=]+))?=(.*)$/s.exec(text) ?? [];
  if (transform === undefined || option === undefined || value === undefined) return undefined;
  return { text, transform, option, key, value };
};

/** Options by transform. */
export type TransformOptions = Readonly<Record<string, object>>;

/**
 * The options that the assignments of a command line make, typed by the transforms' defaults: a later one wins, texts
 * between commas are added to a list.
 * @param before options that are laid under them
 * @returns the options by transform, or what is wrong, as one line
 */
export const transformOptions = (
  transforms: readonly AnyTransform[],
  assignments: readonly Assignment[],
  before: TransformOptions = {},
): TransformOptions | string => {
  const options: Record<string, Record<string, unknown>> = {};
  for (const [name, own] of Object.entries(before)) options[name] = { ...own };
  for (const assignment of assignments) {
    const transform = transforms.find(({ name }) => name === assignment.transform);
    if (!transform) return `--set ${assignment.text}: ${unknown('transform', assignment.transform, names(transforms))}`;
    const defaults = (transform.options ?? {}) as Readonly<Record<string, unknown>>;
    if (!Object.hasOwn(defaults, assignment.option)) {
      const known = Object.keys(defaults);
      const which =
        known.length === 0 ? `${transform.name} has no options` : unknown('option', assignment.option, known);
      return `--set ${assignment.text}: ${which}`;
    }
    const own = (options[transform.name] ??= {});
    const old = own[assignment.option] ?? defaults[assignment.option];
    const value = convert(assignment, old, transform.choices?.[assignment.option]);
    const limit = transform.limits?.[assignment.option];
    if ('is' in value && limit && !keepsTo(value.is, limit))
      return `--set ${assignment.text}: it needs ${limitWords(limit)}`;
    if ('wrong' in value) return `--set ${assignment.text}: ${value.wrong}`;
    own[assignment.option] = value.is;
  }
  return options;
};

const names = (transforms: readonly AnyTransform[]): string[] => transforms.map(({ name }) => name);

const unknown = (kind: string, name: string, known: readonly string[]): string => {
  const meant = closestName(name, known);
  return `there is no ${kind} "${name}"; ${meant === undefined ? `there are ${known.join(', ')}` : `did you mean ${meant}?`}`;
};

type Converted = { readonly is: unknown } | { readonly wrong: string };

const convert = (
  { key, value, transform, option }: Assignment,
  before: unknown,
  choices: readonly string[] | undefined,
): Converted => {
  const isTable = typeof before === 'object' && before !== null && !Array.isArray(before);
  if (isTable && key === undefined) return { wrong: `write ${transform}.${option}.NAME=VALUE` };
  if (!isTable && key !== undefined) return { wrong: `${option} is no table: write ${transform}.${option}=VALUE` };
  const texts = Array.isArray(before) ? value.split(',').map((one) => one.trim()) : [value];
  const stray = choices && texts.find((text) => !choices.includes(text));
  if (stray !== undefined) return { wrong: `"${stray}" is none of ${choices?.join(', ') ?? ''}` };
  if (isTable) return { is: { ...before, [key ?? '']: value } };
  if (Array.isArray(before)) return { is: [...(before as unknown[]), ...texts] };
  if (typeof before === 'boolean')
    return value === 'true' || value === 'false' ? { is: value === 'true' } : { wrong: 'say true or false' };
  if (typeof before !== 'number') return { is: value };
  return value.trim() !== '' && Number.isFinite(Number(value)) ? { is: Number(value) } : { wrong: 'it needs a number' };
};
