import { expect, it } from 'vitest';
import { accountForBusybox } from '../../src/edit/accounts-for-busybox.ts';
import { commandsOf, parseShell } from '../../src/shell/index.ts';

const translate = (text: string): string | undefined => {
  const parsed = parseShell(text, 0, []);
  const [found] = 'script' in parsed ? commandsOf(parsed.script.body) : [];
  return found && accountForBusybox(found[0])?.edit.text;
};

it.each([
  ['useradd app', 'adduser -D -H app'],
  ['useradd -m app', 'adduser -D app'],
  ['useradd -ms /bin/bash -u 1001 app', 'adduser -D -u 1001 app'],
  ['useradd -r app', 'addgroup -S app && adduser -S -D -H -G app app'],
  [
    'useradd --system --gid app --home-dir=/srv --shell /sbin/nologin app',
    'adduser -S -D -H -G app -h /srv -s /sbin/nologin app',
  ],
  ['useradd -l -M -c "the app" app', "adduser -D -H -g 'the app' app"],
  ['groupadd -r -g 999 app', 'addgroup -S -g 999 app'],
  ["adduser --disabled-password --gecos '' app", "adduser -D -g '' app"],
  ['adduser --system --no-create-home --group app', 'addgroup -S app && adduser -S -D -H -G app app'],
  ['adduser --system app', 'adduser -S -D app'],
  ['addgroup --system --gid 1001 app', 'addgroup -S -g 1001 app'],
])('%s is %s', (text, expected) => {
  expect(translate(text)).toBe(expected);
});

it.each([
  'useradd -g 1001 app',
  'useradd -G sudo,docker app',
  'useradd -s /usr/bin/zsh app',
  'useradd -p secret app',
  'useradd $USER',
  'useradd App',
  'sudo useradd app',
  'adduser app docker --unknown',
  'usermod -aG docker app',
])('%s has no form', (text) => {
  expect(translate(text)).toBeUndefined();
});
