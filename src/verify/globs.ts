const source = (glob: string): string => {
  const isBelow = glob.endsWith('/**');
  const body = (isBelow ? glob.slice(0, -3) : glob)
    .replace(/^\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
  return isBelow ? `${body}/.*` : `${body}(?:/.*)?`;
};

/**
 * Whether a path of an image (without a slash at its start) matches one of the globs: `*` within a name, `**` anything.
 * A glob stands for the path and all below it, one that ends in `/**` for what is below it alone.
 */
export const globMatcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const pattern = new RegExp(`^(?:${globs.map(source).join('|')})$`, 's');
  return (path) => pattern.test(path);
};
