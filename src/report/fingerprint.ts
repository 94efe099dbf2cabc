/** Two 32-bit hashes side by side (cyrb53's mixing): nobody gains from a collision here. */
export const hash = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [b, a].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
};

/**
 * Names findings so that they keep their name when lines are added above them: by the transform, the words of the line on
 * which they start, and which of the lines with these words it is.
 * @returns the name of what a transform says of a line, counted from 1
 */
export const fingerprints = (text: string): ((transform: string, line: number) => string) => {
  let lines: readonly string[] | undefined;
  return (transform, line) => {
    lines ??= keysOf(text);
    return `${transform} ${hash(lines[line - 1] ?? '')}`;
  };
};

const keysOf = (text: string): string[] => {
  const seen = new Map<string, number>();
  return text.split('\n').map((line) => {
    const words = line.trim().replace(/\s+/g, ' ');
    const nth = seen.get(words) ?? 0;
    seen.set(words, nth + 1);
    return `${words}\n${nth}`;
  });
};
