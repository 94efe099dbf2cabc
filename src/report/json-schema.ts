/** The schema of `--format json`, draft 7. */
export const reportSchema = (address: string): Readonly<Record<string, unknown>> => {
  const text = { type: 'string' };
  const maybeText = { type: ['string', 'null'] };
  const number = { type: 'integer', minimum: 0 };
  const line = { type: 'integer', minimum: 1, description: 'Counted from 1, in the input.' };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: address,
    title: 'imgfix --format json',
    ...record({
      version: { const: 1 },
      files: {
        type: 'array',
        items: record({
          path: { ...text, description: 'Relative to the working directory, with /.' },
          status: { enum: ['changed', 'unchanged', 'error'] },
          encoding: { enum: ['utf8', 'latin1', null], description: 'Null where the file could not be read.' },
          before: maybeText,
          after: maybeText,
          diff: { ...text, description: 'Empty where nothing changes.' },
          changes: {
            type: 'array',
            items: record({
              ...{ transform: text, level: { enum: ['safe', 'review', 'risky'] }, line, endLine: line, message: text },
              saves: {
                ...record({ bytes: number, by: { ...text, description: 'The fact that it stands on, with its day.' } }),
                type: ['object', 'null'],
                description: 'Estimate of how much smaller the image is with the change. Null where no fact tells.',
              },
            }),
          },
          notes: { type: 'array', items: record({ transform: text, reason: text, line, message: text }) },
          error: { ...maybeText, description: 'One line for each thing that went wrong.' },
        }),
      },
      summary: record({
        ...{ files: number, changed: number, unchanged: number, errors: number },
        transforms: {
          type: 'object',
          additionalProperties: record({
            changes: number,
            saves: { ...number, description: 'Bytes: the sum of the estimates.' },
            leftAlone: { type: 'object', additionalProperties: number, description: 'Places by reason.' },
          }),
        },
      }),
    }),
  };
};

const record = (properties: Readonly<Record<string, unknown>>): object => ({
  ...{ type: 'object', additionalProperties: false, required: Object.keys(properties), properties },
});
