import type { Instruction } from '../dockerfile/index.ts';
import type { BaseImage } from '../knowledge/base-images.ts';
import {
  nobodyId,
  systemAccounts,
  userToolOf,
  userToolPackage,
  type NewUser,
  type UserTool,
} from '../knowledge/user-tools.ts';
import type { Accounts } from './created-users.ts';

/** A user to run as. */
export interface RunUser {
  readonly name: string | undefined;
  /** Undefined where the file makes the user and lets the tool choose. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** The instruction that makes it, else where it comes from; `number`: it has no entry in /etc/passwd. */
  readonly origin: Instruction | 'image' | 'new' | 'number';
  /** What makes it, if it is new. */
  readonly make:
    | {
        readonly tool: UserTool;
        readonly user: NewUser;
        /** What has to be installed for it first. */
        readonly needs?: { readonly manager: string; readonly name: string };
      }
    | undefined;
}

/**
 * A user that the file makes, else the one of the image, else a new one, else a number alone. What makes users is installed
 * where the image lacks it.
 */
export const chooseUser = (image: BaseImage, accounts: Accounts, wish: NewUser): RunUser => {
  const [made] = accounts.users;
  if (made) return { name: made.name, uid: made.uid, gid: made.gid, origin: made.by, make: undefined };
  // the user of a distribution is for people: ubuntu's may use sudo where that is installed
  const own = image.kind === 'distribution' ? undefined : image.users?.find(({ uid }) => uid !== undefined);
  if (own) return { name: own.name, uid: own.uid, gid: own.gid, origin: 'image', make: undefined };
  const user = withoutCollision(wish, accounts);
  const tool = image.shell === 'none' ? undefined : userToolOf(image);
  const { uid, gid } = user;
  const needs = image.shell === 'none' ? undefined : userToolPackage(image);
  if (!tool && needs) {
    return { name: user.name, uid, gid, origin: 'new', make: { tool: 'shadow', user, needs } };
  }
  return tool
    ? { name: user.name, uid, gid, origin: 'new', make: { tool, user } }
    : { name: undefined, uid, gid, origin: 'number', make: undefined };
};

const withoutCollision = (wish: NewUser, { names, ids }: Accounts): NewUser => {
  let { uid, gid } = wish;
  while ([uid, gid].some((id) => ids.has(id) || id === nobodyId)) {
    uid++;
    gid++;
  }
  const isFree = (name: string): boolean => !names.has(name) && !systemAccounts.has(name);
  const name = [wish.name, `${wish.name}user`].find(isFree) ?? `${wish.name}${uid}`;
  return { ...wish, name, uid, gid };
};

/** As USER and --chown take it: numbers where they are known, since Kubernetes can check only those. */
export const userText = ({ name, uid, gid }: RunUser): string => {
  if (uid === undefined) return name ?? '';
  return gid === undefined ? `${uid}` : `${uid}:${gid}`;
};

/** As a message names it. */
export const describeUser = (user: RunUser): string =>
  user.uid !== undefined && user.name !== undefined ? `${user.name} (${userText(user)})` : userText(user);

/** Whether a USER instruction names root; not where a variable decides. */
export const namesRoot = (instruction: Instruction): boolean => {
  const value = instruction.dockerfile.variables.expand(instruction.value, instruction)?.value;
  const user = value?.split(':')[0];
  return user === 'root' || user === '0';
};

/** Whether an instruction may name the user as `userText` does: a number always, a name behind the RUN that makes it. */
export const existsAt = ({ uid, origin }: RunUser, at: Instruction): boolean =>
  uid !== undefined || typeof origin === 'string' || origin.index < at.index;
