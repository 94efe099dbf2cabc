import fc from 'fast-check';

/** The SHELL instruction of a generated file and the options its shells are started with. */
export interface ShellVariant {
  /** `SHELL […]` or '' for the builder's default. */
  readonly instruction: string;
  readonly kind: 'sh' | 'bash';
  readonly options: readonly string[];
}

/** A generated Dockerfile. */
export interface Case {
  readonly dockerfile: string;
  readonly shell: ShellVariant;
  /** Picks one of the programs that can stand for `/bin/sh`. */
  readonly program: number;
}

/** Stands for a blank that a layout may turn into a continuation. */
const soft = '\u0001';

const variant = (kind: 'sh' | 'bash', ...options: string[]): ShellVariant => {
  const instruction = `SHELL ${JSON.stringify([`/bin/${kind}`, ...options, '-c'])}\n`;
  return { instruction, kind, options };
};

const variants: fc.Arbitrary<ShellVariant> = fc.oneof(
  { weight: 10, arbitrary: fc.constant<ShellVariant>({ instruction: '', kind: 'sh', options: [] }) },
  { weight: 3, arbitrary: fc.constant(variant('bash')) },
  {
    weight: 7,
    arbitrary: fc.constantFrom(
      variant('bash', '-e'),
      variant('bash', '-o', 'pipefail'),
      variant('bash', '-euo', 'pipefail'),
      variant('bash', '-eo', 'pipefail'),
      variant('bash', '-eux'),
      variant('bash', '-u'),
      variant('sh', '-e'),
      variant('sh', '-eu'),
      variant('sh', '-x'),
    ),
  },
);

/** What records: the log knows the order, the file knows the directory. */
const records = [
  'echo @ >>$LOG',
  'echo @ >>$LOG',
  'echo @ > f@',
  'echo "@ $PWD" >>$LOG',
  'echo "@ $X $E" >>$LOG',
  'echo "@ ${X-} ${E-} $# $*" >>$LOG',
  'echo "@ $?" >>$LOG',
  "sh -c 'echo @ $X $E' >>$LOG",
  'umask >>$LOG',
  'pip @ >>$LOG',
  'echo >> f*',
];
const failures = [
  'false',
  'test -f f1',
  '[ -n "$X" ]',
  '[ "$E" = base ]',
  '(exit 3)',
  'no-such-command',
  'echo @ >missing/x',
  'cd missing',
  'true',
];
const states = [
  'cd d',
  'cd ..',
  'cd "$PWD/d"',
  'cd -',
  'cd',
  'X=@',
  'E=@',
  'X=$(echo @)',
  'X=$(false)',
  'X=$(echo @; false)',
  'E=$(cd d; echo "$PWD")',
  'X=1 E=2 echo @ >>$LOG',
  "X=@ sh -c 'echo $X' >>$LOG",
  'X=@ :',
  'X=@ eval true',
  'export X=@',
  'export E=@',
  'export X',
  'unset E',
  'readonly X',
  'umask 077',
  'set -- a b',
  'shift',
  'set -f',
  ': ${X:=@}',
  'echo ${E=@} $((X=7)) >>$LOG',
  'echo @ >${X:=f@}',
  ': ${X?}',
  'read X <s.sh',
  'eval X=@',
  "eval 'cd d'",
  '. ./s.sh',
  'getopts ab X',
  'command cd d',
  'alias echo=true',
  'hash -r',
  'unset -f fn',
  'PATH=/nowhere',
  'pip install -U pip',
  'pip install -U pip',
  'ulimit -n 50',
  'ulimit -n >>$LOG',
  'IFS=a',
  'HOME=$PWD/d',
];
const options = [
  'set -e',
  'set -x',
  'set -u',
  'set -ex',
  'set -eux',
  'set -o errexit',
  'set +e',
  'set +u',
  'set -eo pipefail',
  'set -o pipefail',
  'set -eu -o pipefail',
  'set -euxo pipefail',
];
const endings = [
  'exit',
  'exit 0',
  'exit 3',
  'exec true',
  'exec >>$LOG',
  'return 0',
  "trap 'echo @ >>$LOG' EXIT",
  "trap 'echo @ >>$LOG' 0",
  'trap - EXIT',
  'break',
];
const removals = ['rm -r ../w', 'rm -rf ../w/d', 'rmdir d', 'mv ../w ../v', 'cd .. && rm -r w', 'mkdir d', 'rm -rf *'];
const jobs = ['{ true & }', '{ sh -c "exit 2" & wait $!; }', '{ false & wait; }'];
const bashOnly = [
  'pushd d >>$LOG',
  'popd >>$LOG',
  '[[ -n $X ]]',
  'shopt -s nullglob',
  'shopt -s lastpipe',
  'declare X=@',
  'X+=@',
  'echo @ &>>$LOG',
  'mapfile X <s.sh',
  '((X++))',
  'let X=5',
  'shopt -s inherit_errexit',
  'echo ${PIPESTATUS[@]} >>$LOG',
  'X=(a b)',
  'true | read X',
  'cat <<< "$X" >>$LOG',
];

/** A call of the function that bodies define; a function does not call itself. */
const call = 'fn';
const leaf = (body: string): string => body.replaceAll(`${call}()`, 'gn()').replaceAll(call, ':');

/** What may stand left of a pipe: it writes nothing, so that the two sides cannot race. */
const silent = ['true', 'false', 'cd d', 'X=@', '(exit 3)', '{ set -e; false; true; }', 'exit 3', '[ -n "$X" ]'];

const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

const atoms = (kind: 'sh' | 'bash'): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: pick(...records) },
    { weight: 8, arbitrary: pick(...failures) },
    { weight: 6, arbitrary: pick(...states) },
    { weight: 4, arbitrary: pick(...options) },
    { weight: 1, arbitrary: pick(...endings) },
    { weight: 1, arbitrary: pick(...removals) },
    { weight: 1, arbitrary: pick(call, `${call} && true`, `${call} || true`) },
    ...(kind === 'bash' ? [{ weight: 3, arbitrary: pick(...bashOnly) }] : []),
  );

const joined = (operands: fc.Arbitrary<string>, operators: fc.Arbitrary<string>, maxLength: number) =>
  fc
    .tuple(operands, fc.array(fc.tuple(operators, operands), { maxLength }))
    .map(([first, rest]) => first + rest.map(([operator, operand]) => operator + operand).join(''));

const and = ` &&${soft}`;
const or = ` ||${soft}`;
const semicolon = `;${soft}`;

/** A list of commands, `depth` compound commands deep at most. */
const listOf = (kind: 'sh' | 'bash', depth: number): fc.Arbitrary<string> => {
  const command = depth === 0 ? atoms(kind) : fc.oneof({ weight: 4, arbitrary: atoms(kind) }, compoundOf(kind, depth));
  const piped = fc.oneof(
    { weight: 12, arbitrary: command },
    { weight: 1, arbitrary: fc.tuple(pick(...silent), command).map(([left, right]) => `${left} |${soft}${right}`) },
    { weight: 1, arbitrary: command.map((left) => `${left} |${soft}cat >>$LOG.cat`) },
    { weight: 1, arbitrary: fc.constant('echo @ | { read X; echo "$X" >>$LOG; }') },
    { weight: 1, arbitrary: command.map((one) => `! ${one}`) },
  );
  return fc.oneof(
    { weight: 3, arbitrary: joined(piped, fc.constant(and), 3) },
    { weight: 2, arbitrary: joined(piped, fc.constant(semicolon), 3) },
    { weight: 2, arbitrary: joined(piped, pick(and, and, or, semicolon), 4) },
    // the most usual starts of real bodies
    { weight: 1, arbitrary: joined(piped, fc.constant(semicolon), 3).map((rest) => `set -ex${semicolon}${rest}`) },
    { weight: 1, arbitrary: joined(piped, fc.constant(and), 3).map((rest) => `set -eux${and}${rest}`) },
    { weight: 1, arbitrary: joined(piped, fc.constant(and), 2).map((rest) => `cd d${and}${rest}`) },
    { weight: 1, arbitrary: fc.tuple(piped, pick(...jobs)).map(([first, job]) => `${first}${and}${job}`) },
  );
};

const compoundOf = (kind: 'sh' | 'bash', depth: number): fc.Arbitrary<string> => {
  const list = listOf(kind, depth - 1);
  return fc.oneof(
    list.map((body) => `( ${body} )`),
    list.map((body) => `{ ${body}; }`),
    fc
      .tuple(list, list, fc.option(list, { nil: undefined }))
      .map(
        ([test, then, otherwise]) =>
          `if ${test}; then${soft}${then};${otherwise === undefined ? '' : ` else${soft}${otherwise};`} fi`,
      ),
    list.map((body) => `for X in 1 2; do${soft}${body}; done`),
    fc.tuple(list, list).map(([test, body]) => `while ${test}; do${soft}${body}; break; done`),
    fc.tuple(list, list).map(([test, body]) => `until ${test}; do${soft}${body}; break; done`),
    fc.tuple(list, list).map(([one, other]) => `case $X in [0-9]*) ${one};;${soft}*) ${other};; esac`),
    list.map((body) => `fn() { ${leaf(body)}; }`),
    list.map((body) => `fn() ( ${leaf(body)} )`),
    list.map((body) => `fn() { ${leaf(body)}; }; fn`),
    list.map((body) => `echo "$( ${body})" >>$LOG`),
    list.map((body) => `echo $( ${body}) > f@`),
    list.map((body) => `X=$( ${body})`),
    list.map((body) => `X=$( ${body}) true`),
    list.map((body) => `{ ${body}; } >>$LOG`),
  );
};

/** What becomes of a soft blank. */
const breaks = fc.oneof(
  { weight: 5, arbitrary: fc.constant(' ') },
  {
    weight: 3,
    arbitrary: pick(
      ' \\\n    ',
      ' \\\n\t',
      '\\\n ',
      ' \\\n    # a comment, it\'s "one\n    ',
      ' \\\n\n  ',
      ' \\\n# a\n  # b\n ',
    ),
  },
);
const ends = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  pick(';', ' ;', ' \\\n  # a comment\n ;', ' # comment', ' \\', '\\', ';;'),
);
const between = fc.oneof({ weight: 6, arbitrary: fc.constant('') }, pick('\n', '# about it\n', '\n  # one\n\n# two\n'));
const keyword = fc.oneof(
  { weight: 9, arbitrary: fc.constant('RUN ') },
  pick('run ', 'RUN   ', 'RUN \\\n  ', 'RUN \\\n# a comment\n  '),
);

const instruction = (kind: 'sh' | 'bash'): fc.Arbitrary<string> =>
  fc
    .tuple(between, keyword, listOf(kind, 2), ends, fc.array(breaks, { minLength: 1, maxLength: 4 }))
    .map(([before, run, body, end, layout]) => {
      let at = 0;
      return before + run + body.replaceAll(soft, () => layout[at++ % layout.length] ?? ' ') + end;
    });

/** Dockerfiles of two to five RUNs. `@` becomes a number of its own, so that the log tells commands apart. */
export const cases: fc.Arbitrary<Case> = variants.chain((shell) =>
  fc
    .tuple(fc.array(instruction(shell.kind), { minLength: 2, maxLength: 5 }), fc.nat({ max: 5 }))
    .map(([instructions, program]) => {
      let number = 0;
      const body = `${instructions.join('\n')}\n`.replaceAll('@', () => String(++number));
      return { dockerfile: `FROM debian\nWORKDIR /x/w\n${shell.instruction}${body}`, shell, program };
    }),
);
