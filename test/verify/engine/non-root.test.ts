import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/index.ts';
import { rewriteText } from '../../../src/engine/rewrite.ts';
import { openPackageCatalogue } from '../../../src/knowledge/catalogue/node.ts';
import { openContext } from '../../../src/project/context.ts';
import type { Engine } from '../../../src/verify/engine.ts';
import { runTool } from '../../../src/verify/process.ts';
import addNonRootUser from '../../../transforms/add-non-root-user.ts';
import { folderWith, put } from '../../cli/harness.ts';
import { buildStandIn, standInOptions } from '../standins.ts';
import { withEngine } from './harness.ts';

/** A small program that answers one request. */
interface App {
  readonly files: Readonly<Record<string, string>>;
  /** Images whose place the stand-in takes. */
  readonly images: readonly string[];
  readonly port: number;
  /** Where it listens afterwards, if its port is moved. */
  readonly movedTo?: number;
  /** It works with `--read-only` before, so it must afterwards; the test finds out, and this says what it must find. */
  readonly readOnly?: true;
  /** Its image has no shell to ask from. */
  readonly bare?: true;
  /** Options of the transform beside the ports. */
  readonly options?: Readonly<Record<string, string>>;
  /** The name that it finds for its user afterwards, and prints where it gets an argument. */
  readonly name?: string;
  /** What asks it, if not HTTP. */
  readonly ask?: string;
  readonly answer: string;
}

const perl = `use IO::Socket::INET; $s = IO::Socket::INET->new(LocalPort => 5000, Listen => 5, ReuseAddr => 1) or die;
while ($c = $s->accept) { while (<$c>) { last if /^\\r?$/ } print $c "HTTP/1.0 200 OK\\r\\n\\r\\nperl answers\\n"; close $c }
`;
const c = `#include <arpa/inet.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  int s = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(18080)};
  bind(s, (struct sockaddr *)&a, sizeof a);
  listen(s, 5);
  for (;;) {
    int c = accept(s, 0, 0);
    char b[4096];
    const char *t = "HTTP/1.0 200 OK\\r\\n\\r\\nc answers\\n";
    if (read(c, b, sizeof b) > 0) write(c, t, strlen(t));
    close(c);
  }
}
`;
const counter = `import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = "/data/count"
        count = int(open(path).read()) + 1 if os.path.exists(path) else 1
        open(path, "w").write(str(count))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"visit %d\\n" % count)
http.server.HTTPServer(("", 8000), Handler).serve_forever()
`;

const go = `package main

import (
	"fmt"
	"net/http"
	"os"
	"os/user"
)

func main() {
	if len(os.Args) > 1 {
		me, err := user.Current()
		if err != nil {
			panic(err)
		}
		fmt.Println(me.Username)
		return
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "go answers") })
	panic(http.ListenAndServe(":18081", nil))
}
`;
const writer = `import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"written\\n")
for name in ["new", "old"]:
    open("uploads/" + name, "w").write("x")
http.server.HTTPServer(("", 8000), Handler).serve_forever()
`;
const notes = `const fs = require("fs");
require("http").createServer((q, r) => {
  for (const folder of ["/app/uploads", "/var/lib/notes"]) fs.writeFileSync(folder + "/note", "x");
  r.end("node noted\\n");
}).listen(3000);
`;

const apps: Readonly<Record<string, App>> = {
  'python, static files': {
    files: {
      Dockerfile:
        'FROM python:3.12\nWORKDIR /app\nCOPY . .\nEXPOSE 8000\nCMD ["python", "-m", "http.server", "8000"]\n',
      'index.html': 'python answers\n',
    },
    ...{ images: ['python:3.12'], port: 8000, readOnly: true, answer: 'python answers' },
  },
  'python, a volume': {
    files: {
      Dockerfile:
        'FROM python:3.12\nWORKDIR /app\nCOPY app.py .\nVOLUME /data\nEXPOSE 8000\nCMD ["python", "app.py"]\n',
      'app.py': counter,
    },
    ...{ images: ['python:3.12'], port: 8000, readOnly: true, answer: 'visit 1' },
  },
  'python, a folder of the project that it writes to': {
    files: {
      Dockerfile:
        'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN chmod +x tool.sh\nEXPOSE 8000\nCMD ["python", "app.py"]\n',
      'app.py': writer,
      'tool.sh': '#!/bin/sh\n',
      'uploads/old': 'old',
    },
    // with --read-only it stops at once
    ...{ images: ['python:3.12'], port: 8000, answer: 'written' },
  },
  'python, a port below 1024': {
    files: {
      Dockerfile: 'FROM python:3.12\nWORKDIR /app\nCOPY . .\nEXPOSE 80\nCMD python -m http.server 80\n',
      'index.html': 'low port answers\n',
    },
    ...{ images: ['python:3.12'], port: 80, movedTo: 8080, readOnly: true, answer: 'low port answers' },
  },
  node: {
    files: {
      Dockerfile: 'FROM node:22\nWORKDIR /app\nCOPY server.js .\nEXPOSE 3000\nCMD ["node", "server.js"]\n',
      'server.js': 'require("http").createServer((q, r) => r.end("node answers\\n")).listen(3000);\n',
    },
    ...{ images: ['node:22'], port: 3000, readOnly: true, answer: 'node answers' },
  },
  'php, its own server': {
    files: {
      Dockerfile: 'FROM php:8.3-cli\nWORKDIR /app\nCOPY . .\nEXPOSE 8080\nCMD ["php", "-S", "0.0.0.0:8080"]\n',
      'index.php': '<?php echo "php answers\\n";\n',
    },
    ...{ images: ['php:8.3-cli'], port: 8080, answer: 'php answers' },
  },
  'php-fpm': {
    files: {
      Dockerfile:
        'FROM php:8.3-fpm\nCOPY index.php /var/www/html/\nCMD ["php-fpm", "-y", "/usr/local/etc/php-fpm.conf"]\nEXPOSE 9000\n',
      'index.php': '<?php echo "fpm answers\\n";\n',
    },
    ...{ images: ['php:8.3-fpm'], port: 9000, answer: 'fpm answers' },
    ask: 'REQUEST_METHOD=GET SCRIPT_FILENAME=/var/www/html/index.php cgi-fcgi -bind -connect 127.0.0.1:9000',
  },
  ruby: {
    files: {
      Dockerfile: 'FROM ruby:3.3\nWORKDIR /app\nCOPY . .\nEXPOSE 4567\nCMD ["ruby", "app.rb"]\n',
      'app.rb':
        'require "webrick"\ns = WEBrick::HTTPServer.new(Port: 4567)\ns.mount_proc("/") { |_, r| r.body = "ruby answers\\n" }\ns.start\n',
    },
    ...{ images: ['ruby:3.3'], port: 4567, readOnly: true, answer: 'ruby answers' },
  },
  perl: {
    files: {
      Dockerfile: 'FROM perl:5.40\nWORKDIR /app\nCOPY server.pl .\nEXPOSE 5000\nCMD ["perl", "server.pl"]\n',
      'server.pl': perl,
    },
    ...{ images: ['perl:5.40'], port: 5000, readOnly: true, answer: 'perl answers' },
  },
  'a binary from scratch': {
    files: {
      Dockerfile:
        'FROM gcc:14 AS build\nCOPY server.c .\nRUN gcc -static -o /server server.c\n\nFROM scratch\nCOPY --from=build /server /server\nEXPOSE 18080\nCMD ["/server"]\n',
      'server.c': c,
    },
    ...{ images: ['gcc:14'], port: 18080, readOnly: true, bare: true, answer: 'c answers' },
  },
  go: {
    files: {
      Dockerfile:
        'FROM golang:1.22 AS build\nWORKDIR /src\nCOPY go.mod main.go ./\nRUN CGO_ENABLED=0 go build -o /server .\n\nFROM scratch\nCOPY --from=build /server /server\nEXPOSE 18081\nENTRYPOINT ["/server"]\n',
      'go.mod': 'module example.org/server\n\ngo 1.19\n',
      'main.go': go,
    },
    ...{ images: ['golang:1.22'], port: 18081, readOnly: true, bare: true, answer: 'go answers' },
    ...{ options: { passwd: 'add' }, name: 'app' },
  },
  'node, two volumes of an earlier stage': {
    files: {
      Dockerfile:
        'FROM node:22 AS base\nWORKDIR /app\nCOPY server.js .\n\nFROM base\nVOLUME ["/app/uploads", "/var/lib/notes"]\nEXPOSE 3000\nENTRYPOINT ["node"]\nCMD ["server.js"]\n',
      'server.js': notes,
    },
    ...{ images: ['node:22'], port: 3000, readOnly: true, answer: 'node noted' },
  },
  'a script that prepares and passes on': {
    files: {
      Dockerfile:
        'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN chmod +x entrypoint.sh\nEXPOSE 3000\nENTRYPOINT ["./entrypoint.sh"]\nCMD ["node", "server.js"]\n',
      'entrypoint.sh': '#!/bin/sh\nset -e\n: "${PORT:=3000}"\nexport PORT\nexec "$@"\n',
      'server.js': 'require("http").createServer((q, r) => r.end("passed on\\n")).listen(process.env.PORT);\n',
    },
    ...{ images: ['node:22'], port: 3000, readOnly: true, answer: 'passed on' },
  },
  'nginx, its own settings': {
    files: {
      Dockerfile:
        'FROM nginx:1.27\nCOPY index.html /usr/share/nginx/html/\nEXPOSE 80\nCMD ["nginx", "-g", "daemon off;"]\n',
      'index.html': 'nginx answers\n',
    },
    ...{ images: ['nginx:1.27'], port: 80, movedTo: 8080, answer: 'nginx answers' },
  },
  'nginx, settings of the project': {
    files: {
      Dockerfile:
        'FROM nginx:1.27\nCOPY app.conf /etc/nginx/conf.d/default.conf\nCOPY index.html /srv/site/\nEXPOSE 8081\nCMD ["nginx", "-g", "daemon off;"]\n',
      'app.conf': 'server {\n  listen 8081;\n  root /srv/site;\n}\n',
      'index.html': 'site answers\n',
    },
    ...{ images: ['nginx:1.27'], port: 8081, answer: 'site answers' },
  },
  httpd: {
    files: {
      Dockerfile: 'FROM httpd:2.4\nCOPY index.html /usr/local/apache2/htdocs/\nCMD ["httpd-foreground"]\n',
      'index.html': 'httpd answers\n',
    },
    ...{ images: ['httpd:2.4'], port: 80, movedTo: 8080, answer: 'httpd answers' },
  },
  'php with Apache': {
    files: {
      Dockerfile: 'FROM php:8.3-apache\nCOPY index.php /var/www/html/\nEXPOSE 80\nCMD ["apache2-foreground"]\n',
      'index.php': '<?php echo "apache answers\\n";\n',
    },
    ...{ images: ['php:8.3-apache'], port: 80, movedTo: 8080, answer: 'apache answers' },
  },
  'a script that starts it': {
    files: {
      Dockerfile:
        'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN chmod +x start.sh\nEXPOSE 8000\nENTRYPOINT ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\nexec python -m http.server 8000\n',
      'index.html': 'script answers\n',
    },
    ...{ images: ['python:3.12'], port: 8000, readOnly: true, answer: 'script answers' },
  },
};

const label = 'imgfix.test=non-root';

withEngine('programs that no longer run as root', (engine) => {
  beforeAll(() => buildStandIn(engine, 'servers'));
  afterAll(() => engine.removeAll(label));

  it.each(Object.entries(apps))('%s', async (name, app) => {
    const folder = folderWith(app.files);
    const text = app.files['Dockerfile'] ?? '';
    const result = rewriteText(text, {
      ...{ transforms: [addNonRootUser], level: 'risky', images: openPackageCatalogue() },
      options: { 'add-non-root-user': { ports: 'move', ...app.options } },
      buildContext: openContext(folder),
    });
    expect(result.status, JSON.stringify(result.notes)).toBe('changed');
    const tag = `localhost/imgfix-test:${name.replaceAll(/\W+/g, '-')}`;
    await build(engine, folder, app, text, `${tag}-before`);
    await build(engine, folder, app, result.after, `${tag}-after`);
    const volumes = declaredVolumes(text);
    const mounts = (run: string): string[] =>
      volumes.flatMap((path, at) => ['--volume', `${volume(name, run, at)}:${path}`]);
    const port = app.movedTo ?? app.port;
    try {
      const before = await answerOf(engine, `${tag}-before`, app, app.port, mounts('before'));
      expect(before?.text).toContain(app.answer);
      expect(before?.uid).toBe('0');
      const after = await answerOf(engine, `${tag}-after`, app, port, mounts('after'));
      expect(after?.text).toBe(before?.text);
      expect(Number(after?.uid)).toBeGreaterThan(0);

      if (app.name !== undefined) {
        const { stdout } = await runTool(engine.name, ['run', '--rm', '--network', 'none', `${tag}-after`, 'who']);
        expect(stdout.trim()).toBe(app.name);
      }

      const closed = await answerOf(engine, `${tag}-before`, app, app.port, ['--read-only', ...mounts('closed')]);
      expect(closed !== undefined, 'whether it works with --read-only before').toBe(app.readOnly === true);
      if (!closed) return;
      const closedAfter = await answerOf(engine, `${tag}-after`, app, port, ['--read-only', ...mounts('closed-after')]);
      expect(closedAfter?.text).toBe(closed.text);
      expect(Number(closedAfter?.uid)).toBeGreaterThan(0);
    } finally {
      const runs = ['before', 'after', 'closed', 'closed-after'];
      const names = runs.flatMap((run) => volumes.map((_, at) => volume(name, run, at)));
      if (names.length > 0) await runTool(engine.name, ['volume', 'rm', '--force', ...names]);
    }
  });
});

/** The folders of the VOLUMEs of all stages. */
const declaredVolumes = (text: string): readonly string[] =>
  parseDockerfile(text)
    .instructions.filter(({ keyword }) => keyword === 'VOLUME')
    .flatMap(({ exec, words }) => exec ?? words.map((word) => word.text));

/** A volume that nothing has written to. */
const volume = (app: string, run: string, at: number): string =>
  `imgfix-test-${app.replaceAll(/\W+/g, '-')}-${run}-${at}`;

const build = async (engine: Engine, folder: string, app: App, text: string, tag: string): Promise<void> => {
  put(folder, 'Dockerfile', text);
  const contexts = standInOptions(app.images, 'servers').filter((option) => option !== '--build-context');
  const settings = {
    arguments: [],
    target: undefined,
    platform: undefined,
    network: 'host',
    secrets: [],
    ssh: [],
    contexts,
  };
  const { finished, log } = await engine.build({
    ...{
      settings,
      context: folder,
      dockerfile: join(folder, 'Dockerfile'),
      tag,
      labels: { 'imgfix.test': 'non-root' },
    },
    ...{ noCache: false, seconds: 600, signal: undefined },
  });
  if (finished.code !== 0) throw new Error(`does not build:\n${text}\n${log.tail.join('\n')}`);
};

/** What a container answers, and who its first process is; undefined where it stops before it answers. */
const answerOf = async (
  engine: Engine,
  image: string,
  app: App,
  port: number,
  options: readonly string[],
): Promise<{ readonly text: string; readonly uid: string } | undefined> => {
  const isBare = app.bare === true;
  const network = isBare ? 'host' : 'none';
  const argv = ['run', '--detach', '--label', label, '--network', network, ...options, image];
  const started = await runTool(engine.name, argv);
  const container = started.stdout.trim();
  if (started.code !== 0) throw new Error(started.stderr);
  try {
    const uid = await runTool(engine.name, ['top', container, '-o', 'pid,uid']);
    for (let tries = 0; tries < 60; tries++) {
      const text = isBare ? await overHttp(port) : await inside(engine, container, app.ask ?? overTcp(port));
      if (text !== undefined) return { text, uid: uid.stdout.trim().split('\n')[1]?.trim().split(/\s+/)[1] ?? '' };
      const { stdout } = await runTool(engine.name, ['inspect', '--format', '{{.State.Running}}', container]);
      if (stdout.trim() === 'false') return undefined;
      await sleep(250);
    }
    const logs = await runTool(engine.name, ['logs', container]);
    throw new Error(`${image} does not answer:\n${logs.stdout}${logs.stderr}`);
  } finally {
    await runTool(engine.name, ['rm', '--force', '--volumes', container]);
  }
};

const overTcp = (port: number): string =>
  `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET / HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && sed '1,/^.$/d' <&3`;

const inside = async (engine: Engine, container: string, command: string): Promise<string | undefined> => {
  const { code, stdout } = await runTool(engine.name, ['exec', container, 'bash', '-c', command], { seconds: 10 });
  return code === 0 && stdout !== '' ? stdout : undefined;
};

const overHttp = async (port: number): Promise<string | undefined> => {
  try {
    return await (await fetch(`http://127.0.0.1:${port}/`)).text();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};
