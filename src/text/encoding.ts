/** How the bytes of a file become text and back. `latin1` stands for bytes that are not valid UTF-8: one byte, one character. */
export type Encoding = 'utf8' | 'latin1';

/** A file's text, and how to turn it into the same bytes again. A byte-order mark stays in the text as U+FEFF. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8 = new TextEncoder();
/** Arguments of one call of String.fromCharCode, far below what engines allow. */
const chunk = 8192;

/** Reads bytes as UTF-8 where they are valid, else one to one, so that every byte survives a round trip. */
export const decode = (bytes: Uint8Array): Decoded => {
  try {
    return { text: strict.decode(bytes), encoding: 'utf8' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    let text = '';
    for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
    return { text, encoding: 'latin1' };
  }
};

/**
 * The bytes of a text in the encoding it was read with.
 * @throws RangeError if a latin1 text holds a character beyond one byte: nothing could stand for it in the file.
 */
export const encode = (text: string, encoding: Encoding): Uint8Array => {
  if (encoding === 'utf8') return utf8.encode(text);
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code > 255) throw new RangeError(`the character ${character} has no byte in the file's encoding`);
    return code;
  });
};
