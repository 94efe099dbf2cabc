/** How sources of a language start programs. */
export interface ToolCalls {
  /** Names of files. */
  readonly files: RegExp;
  /** What a file must mention before its calls mean anything. */
  readonly needs: RegExp;
  /** A call, or the start of a list, with the program in its last group. */
  readonly call: RegExp;
}

/**
 * Sources: https://docs.python.org/3/library/subprocess.html, https://nodejs.org/api/child_process.html,
 * https://docs.ruby-lang.org/en/master/Kernel.html#method-i-spawn, https://doc.rust-lang.org/std/process/struct.Command.html
 */
export const toolCalls: readonly ToolCalls[] = [
  {
    files: /\.py$/,
    needs: /\bsubprocess\b|\bos\.(?:system|popen|exec|spawn)/,
    // `subprocess.run(["git", "log"])`, `os.system("git log")`, `command = ["git", "log"]`
    call: /(?:\b(?:run|call|check_call|check_output|Popen|system|popen|getoutput|getstatusoutput|execvpe?|execlpe?|create_subprocess_(?:exec|shell))\s*\(|(?<![\w)\]"'])\[)\s*f?["']{1,3}([\w./+-]+)/g,
  },
  {
    files: /\.[cm]?[jt]sx?$/,
    needs: /child_process|\bexeca\b|\bshelljs\b|\bcross-spawn\b|\bsimple-git\b/,
    // `execSync('git rev-parse HEAD')`, `spawn("git", ["log"])`
    call: /\b(?:exec|execSync|execFile|execFileSync|execAsync|execFileAsync|spawn|spawnSync|execa|execaSync|execaCommand|simpleGit)\s*\(\s*["'`]([\w./+-]+)/g,
  },
  {
    files: /\.(?:rb|rake)$|(?:^|\/)(?:Rakefile|config\.ru)$/,
    needs: /./,
    // `system("git log")`, `IO.popen(["git", "log"])`, `Open3.capture2("git", "log")`
    call: /(?:\b(?:system|spawn|exec|popen|capture2e?|capture3|popen[23]e?)[\s(]+\[?\s*["']|%x[({[])([\w./+-]+)/g,
  },
  {
    // what builds a crate runs beside the compiler
    files: /(?:^|\/)build\.rs$/,
    needs: /./,
    call: /\bCommand::new\(\s*"([\w./+-]+)"/g,
  },
];

/** Sources that no image runs: tests, and packages that their own lockfile tells of. */
export const notRun =
  /(?:^|\/)(?:node_modules|site-packages|tests?|__tests__|specs?|e2e)\/|(?:^|\/)test_\w+\.py$|[._](?:test|spec)\.\w+$/;
