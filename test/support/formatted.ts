/**
 * The keywords of a text that dockerfmt has formatted. It shares nothing with the project's scanner and reads only what
 * the formatter writes plainly. Undefined where it does not:
 * - blank lines inside a continuation, which it writes without the continuation mark before them,
 * - a heredoc that is not a bare or simply quoted word, or two on a line, of which it keeps one,
 * - the backquote as escape character, which its shell formatter takes for a substitution.
 *
 * @param source the text before it was formatted
 */
export const keywordsOfFormatted = (text: string, source: string): readonly string[] | undefined => {
  if (/[\\`][ \t]*\r*\n[\s\u0085]*\n/.test(source)) return undefined;
  const lines = text.split('\n').map((line) => line.replace(/^[\s\u0085]+|[\s\u0085]+$/g, ''));
  if (lines.some((line) => /^#\s*escape\s*=\s*`/i.test(line))) return undefined;
  const continues = (line: string): boolean => line.endsWith('\\') && !line.endsWith('\\\\');
  const keywords: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at] ?? '';
    if (line === '' || line.startsWith('#')) continue;
    let joined = line;
    while (continues(line) && at + 1 < lines.length) {
      const next = lines[++at] ?? '';
      if (next === '' || next.startsWith('#')) continue;
      line = next;
      joined = `${joined.slice(0, -1)} ${line}`;
    }
    keywords.push((/^\S+/.exec(joined)?.[0] ?? '').toUpperCase());
    if (!joined.includes('<<') || !/^(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i.test(joined)) continue;
    const names = plainHeredocs(joined);
    if (!names) return undefined;
    for (const name of names) {
      do at++;
      while (at < lines.length && lines[at] !== name);
    }
  }
  return keywords;
};

/** The names of heredocs in a line that has no quotes, escapes or expansions which could hide or change one. */
const plainHeredocs = (line: string): string[] | undefined => {
  const words = line.split(/\s+/).filter((word) => word.includes('<<'));
  const matches = words.map((word) => /^\d*<<-?(["']?)(\w+)\1$/.exec(word));
  const rest = line.replace(/\d*<<-?(["']?)\w+\1/g, '');
  if (matches.length > 1 || matches.includes(null) || /["'\\$`<]/.test(rest)) return undefined;
  return matches.map((match) => match?.[2] ?? '');
};
