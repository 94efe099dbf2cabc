/** A place as people and reports count it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of offsets in one text. A line ends with `\n`; a lone `\r` does not end one. */
export interface LineIndex {
  /** Line and column of an offset; a byte-order mark is no column. */
  position(offset: number): Position;
  /** Line of an offset, from 1. */
  line(offset: number): number;
  /** Offset at which a line (from 1) starts; the text's length for a line past the end. */
  start(line: number): number;
  /** Number of lines; a final newline does not start another. */
  readonly count: number;
}

/** Builds the line index of a text in one pass. */
export const lineIndex = (text: string): LineIndex => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const line = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return {
    line,
    position: (offset) => {
      const found = line(offset);
      const mark = found === 1 && offset > 0 && text.startsWith('\uFEFF') ? 1 : 0;
      return { line: found, column: offset - (starts[found - 1] ?? 0) - mark + 1 };
    },
    start: (number) => starts[number - 1] ?? text.length,
    count: text === '' ? 0 : text.endsWith('\n') ? starts.length - 1 : starts.length,
  };
};

/** The end-of-line style of a text: that of its first line; `\n` if there is none. */
export const endOfLine = (text: string): '\n' | '\r\n' => {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
};
