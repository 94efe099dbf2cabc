/** Folders above the Dockerfiles of a run come again and again, the others once. */
const usual = 32;

/** Remembers the answers that were asked for last, as many as `most`. */
export const rememberLately = <T>(compute: (key: string) => T, most = usual): ((key: string) => T) => {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const kept = known.get(key);
    known.delete(key);
    const answer = kept ?? { value: compute(key) };
    known.set(key, answer);
    // the first of a map is the one that was not asked for the longest
    const oldest = known.size > most ? known.keys().next() : undefined;
    if (oldest?.done === false) known.delete(oldest.value);
    return answer.value;
  };
};
