/** Writes a text between double quotes so that the builder reads exactly this text: no variable, no escape in it counts. */
export const quoteLiteral = (text: string, escape: string): string => {
  let result = '"';
  for (const character of text) {
    result += character === '"' || character === '$' || character === escape ? escape + character : character;
  }
  return `${result}"`;
};
