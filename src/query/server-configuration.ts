import type { AlpineScene } from './alpine-scene.ts';
import type { Copy } from './copies.ts';

/** Files that a server reads beside what it hands out: their `user` must exist, and nothing may be a script or module. */
export const checkConfiguration = (
  scene: AlpineScene,
  { sources }: Copy,
  isConfiguration: boolean,
  accounts: ReadonlySet<string>,
): void => {
  const found = sources.map((source) => scene.files?.match(source));
  if (scene.files && found.includes(undefined)) scene.doubt(`what ${sources.join(' ')} hold`);
  for (const path of found.flatMap((paths) => paths ?? [])) {
    const text = scene.files?.read(path);
    if (path.endsWith('.sh') || path.endsWith('.envsh') || text?.startsWith('#!') === true) {
      scene.doubt(`what the script ${path} needs`);
    } else if (text === undefined && isConfiguration) scene.doubt(`what ${path} says`);
    const account = /^\s*(?:user|User)\s+([\w-]+)/m.exec(text ?? '')?.[1];
    if (account !== undefined && account !== 'nobody' && !accounts.has(account)) {
      scene.add('distribution-command', `the account ${account} in ${path}`);
    }
    if (/^\s*(?:load_module|loadmodule|LoadModule\s+\S+\s+\/)/m.test(text ?? '')) {
      scene.add('native-code', `a module that ${path} loads`);
    }
  }
};
