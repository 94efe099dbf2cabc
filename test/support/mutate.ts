import fc from 'fast-check';

/** What mutation puts into a text: what readers of Dockerfiles stumble over. */
export const tokens: readonly string[] = [
  ...[
    '\\',
    '`',
    '#',
    '\r',
    '\n',
    '\r\n',
    '"',
    "'",
    '$',
    '{',
    '}',
    '[',
    ']',
    ',',
    '=',
    ':',
    ';',
    '&',
    '|',
    '<',
    '>',
    '(',
    ')',
  ],
  ...[
    ' ',
    '\t',
    '\v',
    '\f',
    '\0',
    '-',
    '--',
    '@',
    '/',
    '~',
    '*',
    '!',
    '0',
    'é',
    '😀',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ud800',
  ],
  ...[
    '<<EOF',
    '<<-EOF',
    '<<"EOF"',
    '<< EOF',
    '3<<EOF',
    '<<<',
    '\nEOF\n',
    '\n\tEOF\n',
    '\\\n',
    '\\\r\n',
    '`\n',
    '\\ \n',
    '\\\\\n',
  ],
  ...[
    '\n# c\n',
    '\n\n',
    '\\\n# c\n',
    '# escape=`\n',
    '# syntax=x\n',
    '#escape=\\\n',
    '# check=skip=all\n',
    '# a=b\n',
    '#\u00a0escape=`\n',
  ],
  ...[
    'FROM ',
    'RUN ',
    'ONBUILD ',
    'COPY ',
    'ENV ',
    'ARG ',
    'LABEL ',
    'CMD ',
    'SHELL ["bash", "-c"]\n',
    'USER ',
    'HEALTHCHECK ',
  ],
  ...[
    '--a=b ',
    '--a="b c" ',
    ' -- ',
    '["a", "b"]',
    '["a", 1]',
    '$x',
    '${x}',
    '${x:-y}',
    '${x:+y}',
    '${x%y}',
    '${x/a/b}',
    '${',
    ' AS b\n',
  ],
  ...[
    '$(x)',
    '`x`',
    '`x\\\\y`',
    '$((1<<2))',
    '&&',
    '||',
    ';;',
    '2>&1',
    '>/x',
    'if ',
    'fi',
    '{ ',
    ' }',
    'function f ',
    '[[ ',
    '\u212a',
    'ſ',
  ],
];

type Step =
  | { readonly kind: 'insert'; readonly at: number; readonly token: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'deleteLine'; readonly at: number }
  | { readonly kind: 'duplicateLine'; readonly at: number }
  | { readonly kind: 'swapLines'; readonly at: number; readonly to: number }
  | { readonly kind: 'splice'; readonly at: number; readonly to: number };

/** Applies one step; `at` and `to` are fractions of the text. */
const apply = (text: string, step: Step): string => {
  const at = Math.floor(step.at * (text.length + 1));
  if (step.kind === 'insert') return text.slice(0, at) + step.token + text.slice(at);
  if (step.kind === 'delete') return text.slice(0, at) + text.slice(at + step.length);
  if (step.kind === 'splice') {
    const to = Math.floor(step.to * (text.length + 1));
    return text.slice(0, at) + text.slice(Math.min(at, to), Math.max(at, to)) + text.slice(at);
  }
  const lines = text.split(/(?<=\n)/);
  const index = Math.min(lines.length - 1, Math.floor(step.at * lines.length));
  const line = lines[index] ?? '';
  if (step.kind === 'deleteLine') lines.splice(index, 1);
  else if (step.kind === 'duplicateLine') lines.splice(index, 0, line);
  else {
    const other = Math.min(lines.length - 1, Math.floor(step.to * lines.length));
    lines[index] = lines[other] ?? '';
    lines[other] = line;
  }
  return lines.join('');
};

const fraction = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const token = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...tokens) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: fraction, token }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      at: fraction,
      length: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteLine' as const), at: fraction }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('duplicateLine' as const), at: fraction }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swapLines' as const), at: fraction, to: fraction }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('splice' as const), at: fraction, to: fraction }) },
);

/** Mutants of given texts: up to eight small changes each. */
export const mutants = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(step, { maxLength: 8 }))
    .map(([text, steps]) => steps.reduce((sofar, next) => apply(sofar, next), text));
