/** Whether a path, with `/`, relative to the folder that a glob starts from, is meant. */
export type PathTest = (path: string) => boolean;

/**
 * Reads a glob: `*` and `?` stay within a name, `**` crosses folders, `{a,b}` is either, `[a-z]` one of. A pattern without a
 * slash means a name at any depth, one that ends in a slash everything below.
 * @throws SyntaxError for a range that goes backwards
 */
export const globTest = (pattern: string): PathTest => {
  const whole = pattern.replace(/^\.?\//, '').replace(/\/$/, '/**');
  return pathTest(pattern.includes('/') ? whole : `**/${whole}`);
};

/** Whether any of the globs means a path. */
export const anyGlob = (patterns: readonly string[]): PathTest => {
  const tests = patterns.map(globTest);
  return (path) => tests.some((test) => test(path));
};

/** A pattern that starts at the top: its names are compared with those of the path, one by one. */
export const pathTest = (pattern: string): PathTest => {
  const alternatives = expandBraces(pattern).map((one) => one.split('/').map(nameTest));
  return (path) => {
    const names = path.split('/');
    return alternatives.some((tests) => matches(tests, names));
  };
};

/** A test of one item, or `any` for any number of items. */
type Step<T> = 'any' | ((item: T) => boolean);

/** Whether all items pass: what `any` has taken is given back one by one, for the last `any` only, so that it stays quick. */
const matches = <T>(steps: readonly Step<T>[], items: readonly T[]): boolean => {
  let step = 0;
  let item = 0;
  let back: { readonly step: number; item: number } | undefined;
  while (item < items.length) {
    const test = steps[step];
    if (test === 'any') {
      back = { step, item };
      step++;
    } else if (test?.(items[item] as T)) {
      step++;
      item++;
    } else if (back) {
      step = back.step + 1;
      item = ++back.item;
    } else return false;
  }
  return steps.slice(step).every((rest) => rest === 'any');
};

/** `**` as a whole name is any number of names. */
const nameTest = (pattern: string): Step<string> => {
  if (pattern === '**') return 'any';
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const steps = Array.from(pattern.matchAll(/\*+|\?|\[!?\^?[^\]]+\]|\\.|./gsu), ([piece]): Step<string> => {
    if (piece.startsWith('*')) return 'any';
    if (piece === '?') return () => true;
    if (piece.startsWith('[') && piece.length > 2) {
      const inner = piece.slice(1, -1).replace(/^!/, '^').replace(/[\\[]/g, '\\$&');
      const set = new RegExp(`^[${inner}]$`, 'su');
      return (char) => set.test(char);
    }
    const literal = piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece;
    return (char) => char === literal;
  });
  return (name) => matches(steps, Array.from(name));
};

const mostAlternatives = 100;

/** `a{b,c}` is `ab` and `ac`; beyond some number the rest is taken as it stands. */
const expandBraces = (pattern: string): readonly string[] => {
  const done: string[] = [];
  const waiting = [pattern];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const found = waiting.length + done.length < mostAlternatives ? /\{([^{}]*,[^{}]*)\}/.exec(one) : null;
    if (!found?.[1]) done.push(one);
    else {
      const [before, after] = [one.slice(0, found.index), one.slice(found.index + found[0].length)];
      waiting.push(...found[1].split(',').map((choice) => before + choice + after));
    }
  }
  return done;
};
