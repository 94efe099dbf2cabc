import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { transforms } from '../../../transforms/index.ts';
import { folderWith } from '../../cli/harness.ts';
import { unexpected, verify, withEngine } from './harness.ts';

interface Case {
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const archive = async (): Promise<Uint8Array> => {
  const tar = pack();
  tar.entry({ name: 'data/a.txt', mode: 0o640, uid: 7, gid: 8 }, 'a');
  tar.entry({ name: 'data/run.sh', mode: 0o755 }, '#!/bin/sh\n');
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return gzipSync(Buffer.concat(chunks));
};

const cases: Readonly<Record<string, Case>> = {
  'replace-legacy-env': {
    dockerfile: `FROM debian:bookworm
ENV A x
ENV G say "hello" to   all
ENV FOO bar \\
    BAZ qux
ENV DEPS \\
    autoconf \\
    # a comment
    file \\

    g++
ENV S it's 'a "b" $X' here's
ENV Q $A"b" \${A}c "$A"d $A\\ e
ENV B C:\\\\dir\\\\x and \\"more\\"
ENV E '$HOME' and \\$HOME and "\\$HOME"
ENV L \${LD:+$LD:}/lib \${A:-none} z
ENV X = y
LABEL text A small   service
`,
  },
  'replace-maintainer': { dockerfile: 'FROM debian:bookworm\nMAINTAINER Jane "JD" Doe $5 \\o/\n' },
  'use-consistent-casing': {
    dockerfile:
      'FROM debian:bookworm as Build\nRUN echo a > /a\ncopy x /x\nFROM debian:bookworm\nCOPY --from=BUILD /a /x /y/\nEXPOSE 53/UDP\n',
    files: { x: 'x' },
  },
  'use-absolute-workdir': {
    dockerfile: 'FROM debian:bookworm\nWORKDIR srv/a\nRUN pwd > here\nENV V=2\nWORKDIR ../b-$V\nRUN pwd > here\n',
  },
  'replace-add-with-copy': {
    dockerfile: 'FROM debian:bookworm\nADD a.txt /srv/\nADD . /all\nADD --chown=1:2 a.txt b.txt /two/\n',
    files: { 'a.txt': 'a', 'b.txt': 'b', 'folder/c.txt': 'c' },
  },
  'set-copy-chown': {
    dockerfile: `FROM debian:bookworm
RUN groupadd -g 700 app && useradd -u 700 -g 700 app
COPY run.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/run.sh
COPY a.conf b.conf /etc/
RUN chown app /etc/a.conf /etc/b.conf && chmod 0640 /etc/a.conf /etc/b.conf
COPY run.sh /new/folder/
RUN chmod +x /new/folder/run.sh
COPY site /srv/site
RUN chown -R app:app /srv/site
COPY run.sh /tmp/install.sh
RUN chmod 755 /tmp/install.sh && /tmp/install.sh > /out
`,
    files: { 'run.sh': '#!/bin/sh\necho hi\n', 'a.conf': 'a', 'b.conf': 'b', 'site/x/index.html': 'x' },
  },
  'use-add-for-archive': {
    dockerfile:
      'FROM debian:bookworm\nCOPY data.tar.gz /tmp/\nRUN mkdir -p /opt/app && tar -xzf /tmp/data.tar.gz -C /opt/app && rm /tmp/data.tar.gz\n',
  },
  'use-exec-form': { dockerfile: 'FROM debian:bookworm\nCMD sleep "1 " \'a b\' \\\n    # why\n    x\n' },
  'remove-shadowed-instructions': {
    dockerfile:
      'FROM debian:bookworm\nCMD ["a"]\nENTRYPOINT ["b"]\nHEALTHCHECK NONE\nENTRYPOINT ["c"]\nCMD ["d"]\nHEALTHCHECK CMD true\n',
  },
  'add-pipefail': {
    dockerfile:
      'FROM debian:bookworm\nCOPY --chmod=755 curl /usr/local/bin/curl\nRUN curl -s https://example.org/ | tee /a\nRUN echo a > /c\n',
    files: { curl: '#!/bin/sh\necho hi\n' },
  },
  'add-assume-yes': { dockerfile: 'FROM debian:bookworm\nRUN apt-get remove hostname; apt-get autoremove\n' },
  'replace-apt-with-apt-get': { dockerfile: 'FROM debian:bookworm\nRUN apt update && apt install -y hostname\n' },
  'add-useradd-no-log-init': { dockerfile: 'FROM debian:bookworm\nRUN useradd -u 70000 app\n' },
};

withEngine('what the small rewrites leave of an image', () => {
  it.each(Object.entries(cases))('%s', async (name, { dockerfile, files = {} }) => {
    const transform = transforms.find((one) => one.name === name);
    if (!transform) throw new Error(`no transform is named ${name}`);
    const extra = name === 'use-add-for-archive' ? { 'data.tar.gz': await archive() } : {};
    const folder = folderWith({ ...files, ...extra, Dockerfile: dockerfile });
    const { outcome, files: reported } = await verify(folder, ['--cached'], [transform]);
    const [file] = reported;
    if (!file) throw new Error(outcome.stderr);
    expect({ unexpected: unexpected(file), failure: file.failure, status: file.status }).toEqual({
      ...{ unexpected: [], failure: null, status: 'verified' },
    });
    expect(file.transforms).toEqual([name]);
  });
});
