/** What a number or a free text among a transform's options may be. */
export type Limit =
  | { readonly least: number; readonly most: number }
  /** A regular expression for the whole text, and what it asks for in words. */
  | { readonly pattern: string; readonly words: string };

/** What a limit asks for, in words. */
export const limitWords = (limit: Limit): string =>
  'pattern' in limit ? limit.words : `a whole number from ${limit.least} to ${limit.most}`;

/** Whether a value keeps to a limit. */
export const keepsTo = (value: unknown, limit: Limit): boolean =>
  'pattern' in limit
    ? typeof value === 'string' && new RegExp(`^(?:${limit.pattern})$`, 'u').test(value)
    : Number.isInteger(value) && Number(value) >= limit.least && Number(value) <= limit.most;
