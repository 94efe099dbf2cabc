import type { AnyTransform } from '../transform/contract.ts';
import { configShape, type Shape } from './shape.ts';

/** A JSON schema, draft 7: what editors understand. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where the package's schemas are found. */
export const schemaAddress = (name: string): string => `https://unpkg.com/imgfix/dist/schema/${name}.json`;

/** The schema of `imgfix.config.json` and `imgfix.config.yaml`. */
export const configSchema = (transforms: readonly AnyTransform[]): JsonSchema => {
  const shape = configShape(transforms);
  if (shape.kind !== 'record') throw new Error('a configuration is a record');
  // code has no place in data
  const fields = Object.fromEntries(Object.entries(shape.fields).filter(([name]) => name !== 'plugins'));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaAddress('config'),
    title: 'imgfix configuration',
    ...schemaOf({ ...shape, fields }),
  };
};

const schemaOf = (shape: Shape): JsonSchema => ({
  ...(shape.about === undefined ? {} : { description: shape.about }),
  ...bare(shape),
});

const bare = (shape: Shape): JsonSchema => {
  switch (shape.kind) {
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return shape.limit && 'least' in shape.limit
        ? { type: 'integer', minimum: shape.limit.least, maximum: shape.limit.most }
        : { type: 'number' };
    case 'code':
      return { type: 'string' };
    case 'text':
      if (shape.limit && 'pattern' in shape.limit) return { type: 'string', pattern: `^(?:${shape.limit.pattern})$` };
      return shape.choices ? { type: 'string', enum: shape.choices } : { type: 'string' };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'table':
      return { type: 'object', additionalProperties: schemaOf(shape.of) };
    case 'either':
      return { anyOf: shape.of.map(schemaOf) };
    case 'record':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(shape.fields).map(([name, one]) => [name, schemaOf(one)])),
        ...(shape.needs ? { required: shape.needs } : {}),
      };
  }
};
