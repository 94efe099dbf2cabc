import { parse, TomlError } from 'smol-toml';
import { asObject, type Fields } from './fields.ts';

/** A TOML document; undefined if the text is none. */
export const parseToml = (text: string | undefined): Fields | undefined => {
  if (text === undefined) return undefined;
  try {
    return asObject(parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
};
