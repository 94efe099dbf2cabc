import { unwrap } from '../query/invocation.ts';
import type { SimpleCommand } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';

/** A command that makes a user or a group, in busybox's form. */
export interface BusyboxAccount {
  readonly edit: Edit;
  /** Names that exist afterwards. */
  readonly accounts: readonly string[];
}

interface Wish {
  system: boolean;
  home: boolean;
  ownGroup: boolean;
  /** `adduser --system` makes a group only where it is told to. */
  groupWanted: boolean;
  /** Options in the form of busybox, as written. */
  readonly options: string[];
  name: string | undefined;
}

/**
 * `useradd`, `groupadd`, `adduser` and `addgroup` of Debian in the form of busybox; undefined where there is none: more
 * groups, a group by its number, passwords, options that are not known.
 */
export const accountForBusybox = (command: SimpleCommand): BusyboxAccount | undefined => {
  const { program, arguments: words, nameWord, elevated } = unwrap(command);
  const read = program === undefined ? undefined : readers[program];
  if (!read || !nameWord || elevated.length > 0) return undefined;
  const wish: Wish = {
    system: false,
    home: program === 'adduser',
    ownGroup: true,
    groupWanted: program !== 'adduser',
    options: [],
    name: undefined,
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const text = word?.text ?? '';
    if (word?.value === undefined) return undefined;
    if (!text.startsWith('-') && !text.startsWith('"-') && wish.name === undefined) {
      wish.name = word.value;
      continue;
    }
    const [option, inline] = splitOption(word.value);
    const letters = /^-[a-zA-Z]{2,}$/.test(option) ? Array.from(option.slice(1), (letter) => `-${letter}`) : [option];
    for (const [index, letter] of letters.entries()) {
      const takes = read.values[letter];
      if (takes === undefined) {
        if (!read.flag(letter, wish)) return undefined;
        continue;
      }
      // `-ms /bin/bash`: only the last letter can take a word
      if (index < letters.length - 1) return undefined;
      const value = inline ?? words[++at]?.value;
      if (value === undefined || !takes(value, wish)) return undefined;
    }
  }
  const { name, options, system } = wish;
  if (name === undefined || !/^[a-z_][a-z0-9_-]*$/.test(name)) return undefined;
  const end = words.at(-1)?.end ?? nameWord.end;
  const start = nameWord.start;
  if (read.makes === 'group') {
    const text = ['addgroup', ...(system ? ['-S'] : []), ...options, name].join(' ');
    return { edit: { start, end, text }, accounts: [name] };
  }
  // busybox gives a system user no group of its own
  const makesGroup = system && wish.ownGroup && wish.groupWanted;
  const group = makesGroup ? `addgroup -S ${name} && ` : '';
  const own = makesGroup ? ['-G', name] : [];
  const kind = system ? ['-S', '-D'] : ['-D'];
  const homeless = wish.home ? [] : ['-H'];
  return {
    edit: { start, end, text: group + ['adduser', ...kind, ...homeless, ...own, ...options, name].join(' ') },
    accounts: [name],
  };
};

/** `--uid=1000` → `--uid`, `1000`. */
const splitOption = (text: string): readonly [string, string | undefined] => {
  const equals = text.startsWith('--') ? text.indexOf('=') : -1;
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
};

type Take = (value: string, wish: Wish) => boolean;

const isNumber = (value: string): boolean => /^\d+$/.test(value);

const add =
  (option: string, fits: (value: string) => boolean = () => true): Take =>
  (value, { options }) => {
    if (!fits(value)) return false;
    options.push(option, value === '' || value.includes(' ') ? `'${value}'` : value);
    return true;
  };

const takesUid = add('-u', isNumber);
const takesGid = add('-g', isNumber);
const takesHome: Take = (value, wish) => add('-h', (path) => path.startsWith('/') && !path.includes("'"))(value, wish);
const takesComment = add('-g', (text) => !text.includes("'"));
const takesGroup: Take = (value, wish) => {
  // busybox wants a name
  if (isNumber(value) && value !== '0') return false;
  wish.ownGroup = false;
  return add('-G')(value === '0' ? 'root' : value, wish);
};
/** A login shell that Alpine has under this name; bash becomes the default. */
const takesShell: Take = (value, wish) => {
  if (value === '/bin/bash' || value === '/bin/sh') return true;
  const name = value.slice(value.lastIndexOf('/') + 1);
  if (name !== 'nologin' && name !== 'false') return false;
  wish.options.push('-s', name === 'nologin' ? '/sbin/nologin' : '/bin/false');
  return true;
};

interface Reader {
  readonly makes: 'user' | 'group';
  readonly values: Readonly<Record<string, Take>>;
  /** An option without a value; false where it has no counterpart. */
  readonly flag: (option: string, wish: Wish) => boolean;
}

const flags =
  (known: Readonly<Record<string, (wish: Wish) => void>>): Reader['flag'] =>
  (option, wish) => {
    const change = Object.hasOwn(known, option) ? known[option] : undefined;
    change?.(wish);
    return change !== undefined;
  };

const nothing = (): void => undefined;
const beSystem = (wish: Wish): void => void (wish.system = true);
const makeHome = (wish: Wish): void => void (wish.home = true);
const noHome = (wish: Wish): void => void (wish.home = false);

const readers: Readonly<Record<string, Reader>> = {
  useradd: {
    makes: 'user',
    values: {
      ...{ '-u': takesUid, '--uid': takesUid, '-g': takesGroup, '--gid': takesGroup, '-d': takesHome },
      ...{ '--home-dir': takesHome, '--home': takesHome, '-c': takesComment, '--comment': takesComment },
      ...{ '-s': takesShell, '--shell': takesShell },
    },
    flag: flags({
      ...{ '-m': makeHome, '--create-home': makeHome, '-M': noHome, '--no-create-home': noHome, '-r': beSystem },
      ...{ '--system': beSystem, '-U': nothing, '--user-group': nothing, '-l': nothing, '--no-log-init': nothing },
    }),
  },
  groupadd: {
    makes: 'group',
    values: { '-g': takesGid, '--gid': takesGid },
    flag: flags({ '-r': beSystem, '--system': beSystem }),
  },
  adduser: {
    makes: 'user',
    values: {
      ...{
        '--uid': takesUid,
        '--ingroup': takesGroup,
        '--home': takesHome,
        '--gecos': takesComment,
        '--shell': takesShell,
      },
      ...{ '--comment': takesComment, '-u': takesUid },
    },
    flag: flags({
      ...{ '--disabled-password': nothing, '--disabled-login': nothing, '--quiet': nothing, '-q': nothing },
      ...{ '--no-create-home': noHome, '--system': beSystem, '--group': (wish) => void (wish.groupWanted = true) },
    }),
  },
  addgroup: {
    makes: 'group',
    values: { '--gid': takesGid },
    flag: flags({ '--system': beSystem, '--quiet': nothing, '-q': nothing }),
  },
};
