import { expect, it } from 'vitest';
import { parseShell, releaseScript } from '../../src/shell/parse.ts';

const scripts = {
  'simple commands': 'A=1 B="$(date)" make -j2 x > log 2>&1 < "$(pick)"; echo done # last',
  'operators and the background': 'a && b || ! c | d & e; f',
  'compound commands':
    'for x in a "$(b)"; do if test -f "$x"; then { cat "$x"; } > out; elif y; then z; else (w); fi; done',
  'a case and a function': 'case "$(uname -m)" in x86*) a;; *) b "$(c)";; esac; f() { g; } ; while h; do i; done',
  'an assignment whose substitution two words share': 'export A=$(b "$(c)") D=`e`',
  'a heredoc and a here-string': 'cat <<EOF > x\n$(a) b\nEOF\nread y <<< "$(c)"',
};

it.each(Object.entries(scripts))('a moved tree is the tree of the other place: %s', (_, text) => {
  const first = parseShell(text, 5, []);
  if (!('script' in first)) throw new Error(first.failure);
  const away = parseShell(text, 1000, []);
  // the tree of offset 5 is taken up again, and moved
  releaseScript(first.script);
  expect(parseShell(text, 1000, [])).toEqual(away);
});
