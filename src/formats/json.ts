import { asObject, type Fields } from './fields.ts';

/** A JSON object; undefined if the text is none. */
export const parseJsonObject = (text: string | undefined): Fields | undefined => {
  if (text === undefined) return undefined;
  try {
    return asObject(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
