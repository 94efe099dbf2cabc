/** Whether a version written with dots is another one or a later one: `1.10.0` is at least `1.9`. */
export const isAtLeast = (version: string, oldest: string): boolean => {
  const [own, other] = [version, oldest].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [at, part] of (other ?? []).entries()) {
    const mine = own?.[at] ?? 0;
    if (Number.isNaN(mine)) return false;
    if (mine !== part) return mine > part;
  }
  return true;
};
