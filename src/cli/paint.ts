import { plain, type Paint } from '../report/report.ts';
import type { Io, Output } from './io.ts';

/** The marks for one output: by --color or --no-color, else by NO_COLOR and FORCE_COLOR, else on a terminal only. */
export const paintFor = async (
  output: Output,
  settings: { readonly color: boolean | undefined },
  env: Io['env'],
): Promise<Paint> => {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env;
  const byEnvironment = no ? false : force ? force !== '0' && force !== 'false' : output.isTerminal && term !== 'dumb';
  if (!(settings.color ?? byEnvironment)) return plain;
  const { default: picocolors } = await import('picocolors');
  const { bold, dim, red, green, cyan, yellow } = picocolors.createColors(true);
  return { bold, dim, red, green, cyan, yellow };
};
