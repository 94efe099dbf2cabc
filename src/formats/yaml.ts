import { parseAllDocuments } from 'yaml';
import { asObject, type Fields } from './fields.ts';

/**
 * The documents of a YAML file that are objects; undefined if the text is no YAML. Merge keys (`<<: *base`) count, as they do
 * for compose.
 */
export const parseYaml = (text: string | undefined): readonly Fields[] | undefined => {
  if (text === undefined) return undefined;
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  if (documents.some((document) => document.errors.length > 0)) return undefined;
  try {
    return documents.map((document) => asObject(document.toJS())).filter((fields) => fields !== undefined);
  } catch (error) {
    // an alias without its anchor, or one that would unfold without end
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
};
