/** A build argument; without a value the builder takes that of the environment. */
export interface BuildArgument {
  readonly name: string;
  readonly value: string | undefined;
}

/** Takes what must not be printed out of a text. */
export type Redact = (text: string) => string;

const secretName = /pass|secret|token|key|auth|cred|cert|private|signature|license/i;

/** A shorter value (`1`, `dev`) would turn a log into asterisks, unless its name says that it is a secret. */
const shortest = 4;

/**
 * Blanks the values of build arguments, also where they are encoded: what `RUN` and the builder print may hold them.
 * Every value that is long enough counts as a secret, since names do not tell reliably.
 */
export const redactor = (
  buildArguments: readonly BuildArgument[],
  env: Readonly<Record<string, string | undefined>>,
): Redact => {
  const values = buildArguments
    .map(({ name, value }) => ({ name, value: value ?? env[name] ?? '' }))
    .filter(({ name, value }) => value.length >= (secretName.test(name) ? 1 : shortest))
    .flatMap(({ value }) => [value, ...value.split('\n').filter((line) => line.length >= shortest)])
    .flatMap((value) => [
      value,
      encodeURIComponent(value),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      JSON.stringify(value).slice(1, -1),
    ]);
  // the parts of a long value are hidden too, so the longest goes first
  const longestFirst = [...new Set(values)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, value) => rest.replaceAll(value, '***'), text);
};
