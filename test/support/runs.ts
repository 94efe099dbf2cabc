/**
 * The seed of every generated test. It is fixed, so that a change lands or fails for what it does itself; a hunt sets
 * IMGFIX_SEED to another number or to `random`, and what it finds becomes a fixture.
 */
export const seed =
  process.env['IMGFIX_SEED'] === 'random'
    ? Date.now() % 1_000_000_000
    : Number(process.env['IMGFIX_SEED'] ?? 20_260_131);

/** Number of runs of a property, and their seed; IMGFIX_FUZZ multiplies it for a long hunt. */
export const runs = (count: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: count * Number(process.env['IMGFIX_FUZZ'] ?? 1),
  seed,
});
