/** An object of a data file: nothing of its shape is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with string keys; undefined for anything else. */
export const asObject = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
    ? (value as Fields)
    : undefined;

/** The strings of a list; undefined if the value is no list, or holds anything else. */
export const asTexts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

/** The value at a path of keys; undefined where one is missing. */
export const fieldAt = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((at, key) => asObject(at)?.[key], value);

/** Every string in a value, at any depth. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.values(asObject(value) ?? {}).flatMap(textsIn);
};
