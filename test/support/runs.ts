/** Number of runs of a property; IMGFIX_FUZZ multiplies it for a long hunt. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: count * Number(process.env['IMGFIX_FUZZ'] ?? 1),
});
