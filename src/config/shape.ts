import { closestName } from '../engine/selection.ts';
import { levels, type AnyTransform } from '../transform/contract.ts';
import { keepsTo, limitWords, type Limit } from '../transform/limit.ts';
import { presetNames } from './model.ts';

/** What a value may be. The one description from which the checks and the published JSON schema are made. */
export type Shape = { readonly about?: string } & (
  | { readonly kind: 'flag' | 'code' }
  | { readonly kind: 'number'; readonly limit?: Limit }
  | { readonly kind: 'text'; readonly choices?: readonly string[]; readonly limit?: Limit }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Keys that the user chooses. */
  | { readonly kind: 'table'; readonly of: Shape }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Shape>>; readonly needs?: readonly string[] }
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
);

/** A place in a value: the keys that lead to it. */
export type Path = readonly (string | number)[];

/** A fault in a value. */
export interface Fault {
  readonly path: Path;
  /** Whether the key itself is wrong, not what it has. */
  readonly key: boolean;
  readonly message: string;
}

const text = (about?: string): Shape => ({ kind: 'text', ...(about === undefined ? {} : { about }) });
const texts = (about: string): Shape => ({ kind: 'list', of: text(), about });

/** The shape of a configuration for a list of transforms: their names and options stand in it. */
export const configShape = (transforms: readonly AnyTransform[]): Shape => {
  const settings: Readonly<Record<string, Shape>> = {
    preset: { kind: 'text', choices: presetNames, about: 'The set of transforms that runs (default: recommended).' },
    level: {
      ...{ kind: 'text', choices: levels },
      about: 'The boldest changes to make (default: review; safe with the preset minimal).',
    },
    transforms: {
      kind: 'record',
      fields: Object.fromEntries(transforms.map((transform) => [transform.name, transformShape(transform)])),
      about: 'By name: false for off, true for on, or an object with options and level.',
    },
    images: {
      kind: 'table',
      of: { kind: 'either', of: [text(), { kind: 'table', of: text() }] },
      about:
        'By image (node, node:22): float keeps a tag from being pinned, { prefer: slim } says which variant is wanted.',
    },
  };
  const override: Shape = {
    kind: 'record',
    fields: { files: texts('Globs, from the folder of the configuration; without a slash at any depth.'), ...settings },
    needs: ['files'],
  };
  return {
    kind: 'record',
    about: 'The configuration of imgfix.',
    fields: {
      $schema: text('Where this schema is.'),
      ...settings,
      ignore: texts('Globs of files to leave out, from the folder of the configuration; without a slash at any depth.'),
      overrides: {
        ...{ kind: 'list', of: override },
        about: 'Other settings for some files. In order: a later one is laid over those before.',
      },
      smoke: texts('Commands that imgfix verify runs in each image.'),
      registry: {
        kind: 'record',
        about: 'Where registries are asked.',
        fields: {
          mirrors: { kind: 'table', of: texts('Addresses.'), about: 'Registry to the addresses that are asked first.' },
          prefixes: { kind: 'table', of: text(), about: 'What a beginning of names stands for.' },
          insecure: texts('Registries that may be asked in plain http.'),
        },
      },
      plugins: {
        ...{ kind: 'list', of: { kind: 'code' } },
        about: 'Transforms of your own, or paths of modules that export some. In imgfix.config.ts or .js only.',
      },
    },
  };
};

const transformShape = ({ summary, options = {}, choices = {}, limits = {} }: AnyTransform): Shape => {
  const fields = Object.entries(options as Readonly<Record<string, unknown>>).map(([name, value]) => {
    return [name, optionShape(value, choices[name], limits[name])] as const;
  });
  const level: Shape = { kind: 'text', choices: levels, about: 'The boldest of its changes to make.' };
  const own = fields.length === 0 ? {} : { options: { kind: 'record', fields: Object.fromEntries(fields) } as const };
  return { kind: 'either', of: [{ kind: 'flag' }, { kind: 'record', fields: { ...own, level } }], about: summary };
};

/** The shape of an option, by its default. */
const optionShape = (value: unknown, choices: readonly string[] | undefined, limit: Limit | undefined): Shape => {
  const limited = limit ? { limit } : {};
  const word: Shape = choices ? { kind: 'text', choices } : { kind: 'text' };
  if (Array.isArray(value)) return { kind: 'list', of: word };
  if (typeof value === 'boolean') return { kind: 'flag' };
  if (typeof value === 'number') return { kind: 'number', ...limited };
  return typeof value === 'object' && value !== null ? { kind: 'table', of: word } : { ...word, ...limited };
};

const named: Readonly<Record<Shape['kind'], string>> = {
  flag: 'true or false',
  number: 'a number',
  code: 'a transform or the path of a module',
  text: 'a text',
  list: 'a list',
  table: 'an object',
  record: 'an object',
  either: 'something else',
};

const describe = (shape: Shape): string => {
  if (shape.kind === 'text' && shape.choices) return `one of ${shape.choices.join(', ')}`;
  return shape.kind === 'either' ? shape.of.map(describe).join(', or ') : named[shape.kind];
};

/** What has keys of the user's: no list, date or promise. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(value));

/** Whether a value is of the kind that a shape asks for, whatever is in it. */
const fits = (value: unknown, shape: Shape): boolean => {
  if (shape.kind === 'either') return shape.of.some((one) => fits(value, one));
  if (shape.kind === 'flag') return typeof value === 'boolean';
  if (shape.kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (shape.kind === 'text') return typeof value === 'string';
  if (shape.kind === 'list') return Array.isArray(value);
  return shape.kind === 'code' ? typeof value === 'string' || isObject(value) : isObject(value);
};

/** What is wrong with a value; nothing if it has the shape. */
export function* faultsOf(value: unknown, shape: Shape, path: Path = []): Generator<Fault> {
  if (!fits(value, shape)) {
    yield { path, key: false, message: `${shown(value)} stands where ${describe(shape)} belongs` };
    return;
  }
  if (shape.kind === 'either') {
    const one = shape.of.find((each) => fits(value, each));
    if (one) yield* faultsOf(value, one, path);
  } else if (shape.kind === 'text' && shape.choices && !shape.choices.includes(value as string)) {
    const message = `"${value as string}" is none of ${shape.choices.join(', ')}${meant(value as string, shape.choices)}`;
    yield { path, key: false, message };
  } else if ((shape.kind === 'text' || shape.kind === 'number') && shape.limit && !keepsTo(value, shape.limit)) {
    yield { path, key: false, message: `${shown(value)} stands where ${limitWords(shape.limit)} belongs` };
  } else if (shape.kind === 'list') {
    for (const [index, one] of (value as readonly unknown[]).entries())
      yield* faultsOf(one, shape.of, [...path, index]);
  } else if (shape.kind === 'table') {
    for (const [key, one] of Object.entries(value as object)) yield* faultsOf(one, shape.of, [...path, key]);
  } else if (shape.kind === 'record') yield* recordFaults(value as Readonly<Record<string, unknown>>, shape, path);
}

function* recordFaults(
  value: Readonly<Record<string, unknown>>,
  { fields, needs = [] }: Extract<Shape, { kind: 'record' }>,
  path: Path,
): Generator<Fault> {
  const known = Object.keys(fields);
  for (const [key, one] of Object.entries(value)) {
    const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (shape) yield* faultsOf(one, shape, [...path, key]);
    else yield { path: [...path, key], key: true, message: unknownKey(key, known, path) };
  }
  for (const key of needs) if (!Object.hasOwn(value, key)) yield { path, key: false, message: `"${key}" is missing` };
}

const unknownKey = (key: string, known: readonly string[], path: Path): string => {
  const isTransform = path.at(-1) === 'transforms';
  const what = isTransform ? `there is no transform "${key}"` : `"${key}" means nothing here`;
  const near = meant(key, known);
  if (near !== '') return `${what}${near}`;
  return isTransform ? `${what}; imgfix --list names them all` : `${what}; known are ${known.join(', ')}`;
};

const meant = (name: string, known: readonly string[]): string => {
  const near = closestName(name, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
};

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (value instanceof Promise) return 'a Promise';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
};
