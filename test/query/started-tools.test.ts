import { describe, expect, it } from 'vitest';
import { startedTools } from '../../src/query/started-tools.ts';

const tools = (file: string, text: string): readonly string[] =>
  startedTools(
    [file],
    () => text,
    () => true,
  ).map(({ tool }) => tool);

describe('startedTools', () => {
  it.each([
    ['app.py', 'import subprocess\nsubprocess.run(\n    ["/usr/bin/git", "log"],\n)', ['git']],
    ['app.py', 'import subprocess\ncommand = ["git", "log"]\nsubprocess.run(command)', ['git']],
    ['app.py', 'import os\nos.system(f"curl {address}")', ['curl']],
    ['app.ts', "import { spawn } from 'node:child_process';\nspawn('bash', ['-c', text]);", ['bash']],
    ['app.mjs', 'import { execa } from "execa";\nawait execa("convert", [image]);', ['convert']],
    ['app.rb', 'out, status = Open3.capture2e("identify", path)', ['identify']],
    ['build.rs', 'let out = Command::new("git").args(["describe"]).output();', ['git']],
  ])('reads %s: %s', (file, text, expected) => {
    expect(tools(file, text)).toEqual(expected);
  });

  it.each([
    ['app.py', 'import subprocess\nupload = request.files["file"]\nrows = table()["convert"]'],
    ['app.py', 'run(["git", "log"])'],
    ['app.js', 'const match = /x/.exec("make");'],
    ['tests/app.py', 'import subprocess\nsubprocess.run(["git"])'],
    ['node_modules/tool/index.js', 'require("child_process").exec("git log")'],
    ['src/main.rs', 'Command::new("git")'],
  ])('sees no program in %s: %s', (file, text) => {
    expect(tools(file, text)).toEqual([]);
  });
});
