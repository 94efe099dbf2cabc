import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../src/text/encoding.ts';
import { runs } from '../support/runs.ts';

describe('encoding', () => {
  test('every file keeps its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { text, encoding } = decode(bytes);
        expect(encode(text, encoding)).toEqual(Uint8Array.from(bytes));
      }),
      runs(500),
    );
  });

  test('a byte-order mark stays in the text', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61);
    expect(decode(bytes)).toEqual({ text: '\ufeffa', encoding: 'utf8' });
  });

  test('what is no UTF-8 is read one to one', () => {
    expect(decode(Uint8Array.of(0x61, 0xe9))).toEqual({ text: 'aé', encoding: 'latin1' });
    // a surrogate in UTF-8, an overlong form, a cut sequence
    for (const bytes of [
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xe2, 0x82],
    ]) {
      expect(decode(Uint8Array.from(bytes)).encoding).toBe('latin1');
    }
  });

  test('long files too', () => {
    const bytes = new Uint8Array(100_001).fill(0xff);
    expect(encode(decode(bytes).text, 'latin1')).toEqual(bytes);
  });

  test('refuses to write what has no byte', () => {
    expect(() => encode('€', 'latin1')).toThrow(RangeError);
    expect(encode('€', 'utf8')).toEqual(Uint8Array.of(0xe2, 0x82, 0xac));
  });
});
