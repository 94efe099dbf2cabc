import type { AnyTransform } from '../transform/contract.ts';
import { commandNames, readArguments } from './arguments.ts';

/** An option, as the help names it. */
interface Flag {
  readonly name: string;
  /** What its value may be; empty for any, undefined for none. */
  readonly values: readonly string[] | undefined;
  readonly about: string;
}

/** Those with options of their own. */
const commands = ['pin', 'verify', 'measure'] as const;

/** The completion of a shell, as a script to load; undefined for a shell that has none. */
export const completionFor = (shell: string, transforms: readonly AnyTransform[]): string | undefined => {
  const names = transforms.map(({ name }) => name);
  const flags = new Map(['', ...commands].map((command) => [command, flagsOf(command, names)] as const));
  if (shell === 'bash') return bash(flags, names);
  // where nothing else fits, zsh takes files by the option of `complete`; it has no compopt
  if (shell === 'zsh')
    return `#compdef imgfix\nautoload -U +X bashcompinit && bashcompinit\n${bash(flags, names, '-o default ')}`;
  return shell === 'fish' ? fish(flags, names) : undefined;
};

/** Read from the help, so that the completion never knows other options than the program. */
const flagsOf = (command: string, names: readonly string[]): readonly Flag[] => {
  let help = '';
  readArguments([...(command === '' ? [] : [command]), '--help'], (text) => {
    help += text;
  });
  const flags: { name: string; value: string | undefined; about: string }[] = [];
  for (const line of help.split('\n')) {
    const [, name, value, about = ''] =
      /^ {2}(?:-\w, )?(--[\w-]+)(?: [<[]([^>\]]+)[>\]])?(?: {2,}(.*))?$/.exec(line) ?? [];
    const last = flags.at(-1);
    if (name !== undefined) flags.push({ name, value, about });
    else if (last && /^ {10,}\S/.test(line)) last.about += ` ${line.trim()}`;
  }
  return flags.map(({ name, value, about }) => {
    const choices = Array.from(
      /\(choices: ([^)]*)\)/.exec(about)?.[1]?.matchAll(/"([^"]+)"/g) ?? [],
      ([, one = '']) => one,
    );
    const values = value === 'names' ? names : choices;
    return {
      name,
      values: value === undefined ? undefined : values,
      about: about.replace(/ ?\((?:choices|default): .*$/, ''),
    };
  });
};

type Flags = ReadonlyMap<string, readonly Flag[]>;

const bash = (flags: Flags, names: readonly string[], always = ''): string => {
  // a command's own options come before those of the same name
  const rows = [...flags]
    .reverse()
    .flatMap(([command, own]) => own.map((flag) => ({ command: command || '*', ...flag })));
  const cases = rows.flatMap(({ command, name, values }) => {
    if (!values) return [];
    const deed = values.length > 0 ? `words="${values.join(' ')}"` : 'compopt -o default 2>/dev/null; return';
    return [`    ${command}" "${name}) ${deed} ;;`];
  });
  const options = [...flags].map(([command, own]) => {
    return `    ${command === '' ? '*' : command}) options="${own.map(({ name }) => name).join(' ')}" ;;`;
  });
  return `_imgfix() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words= options= before=
  COMPREPLY=()
  # bash takes = for a word
  [ "$previous" = = ] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  [ "$current" = = ] && current=
  # zsh does not
  case $current in --*=*) previous=\${current%%=*} before=\${current%%=*}= current=\${current#*=} ;; esac
  case "$command $previous" in
${cases.join('\n')}
    *" "explain) words="${names.join(' ')}" ;;
    *" "completion) words="bash zsh fish" ;;
    help" "help) words="${commandNames.join(' ')}" ;;
  esac
  if [ -n "$words" ]; then
    case $current in *,*) before=$before\${current%,*}, ;; esac
    COMPREPLY=($(compgen -P "$before" -W "$words" -- "\${current##*,}"))
    return
  fi
  case $command in
${[...options.slice(1), ...options.slice(0, 1)].join('\n')}
  esac
  case $current in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *)
      [ "$COMP_CWORD" -eq 1 ] && COMPREPLY=($(compgen -W "${commandNames.join(' ')}" -- "$current"))
      compopt -o default 2>/dev/null
      ;;
  esac
}
complete ${always}-F _imgfix imgfix
`;
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fish = (flags: Flags, names: readonly string[]): string => {
  const lines = [...flags].flatMap(([command, own]) => {
    const when =
      command === ''
        ? `not __fish_seen_subcommand_from ${commands.join(' ')}`
        : `__fish_seen_subcommand_from ${command}`;
    return own.map(({ name, values, about }) => {
      const value = !values ? '' : values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : ' -r';
      return `complete -c imgfix -n ${quoted(when)} -l ${name.slice(2)}${value} -d ${quoted(about)}`;
    });
  });
  return `${[
    ...lines,
    ...commandNames.map((command) => `complete -c imgfix -n __fish_use_subcommand -a ${command}`),
    `complete -c imgfix -n '__fish_seen_subcommand_from explain' -x -a ${quoted(names.join(' '))}`,
    `complete -c imgfix -n '__fish_seen_subcommand_from completion' -x -a 'bash zsh fish'`,
  ].join('\n')}\n`;
};
