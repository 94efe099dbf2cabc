import type { Instruction, Stage } from '../dockerfile/index.ts';
import type { AlpineReadyImage } from '../knowledge/alpine-images.ts';
import type { SimpleCommand } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import type { Misfit } from './alpine-scene.ts';
import type { ContextFiles } from './native-packages.ts';

/** Why apt's commands of a RUN have no counterpart. */
export type AptObstacle =
  { readonly kind: 'package'; readonly names: readonly string[] } | { readonly kind: 'command'; readonly name: string };

/** Edits that turn the apt commands of a RUN into apk's, and the Debian names of what is installed. */
export interface AptTranslation {
  readonly edits: readonly Edit[];
  readonly installed: readonly string[];
  /** Debian names of what the same RUN removes again. */
  readonly temporary: readonly string[];
}

/** How a chain of stages stands to Alpine. */
export interface AlpineFit {
  readonly misfits: readonly Misfit[];
  /** What the file does not show: with one of these the move is a guess. */
  readonly doubts: readonly string[];
  /** What must change in its instructions. */
  readonly edits: readonly Edit[];
  /** apk packages that the file relies on and Debian's image carried, by the stage that uses them. */
  readonly needs: ReadonlyMap<Stage, ReadonlySet<string>>;
  /** It was built by Go without cgo, and by nothing else: its programs need no C library. */
  readonly isStatic: boolean;
  /** Stages whose programs or libraries it takes over, so that they must be built for the same libc. */
  readonly shares: readonly Stage[];
}

/** What the new base image is. */
export interface AlpineTarget {
  readonly image: AlpineReadyImage;
  /** The version of what it holds: `3.12.4`. */
  readonly version: string;
  /** `3.20`; undefined where the catalogue does not tell. */
  readonly release: string | undefined;
  readonly buildContext: ContextFiles | undefined;
  /** Whether the stage is what is run in the end: a base image or a builder has no command. */
  readonly runs: boolean;
  /** Other stages take what it builds, and nobody runs what is installed for that. */
  readonly onlyBuilds: boolean;
  /** Whether the image starts a program that serves, so that the file need not. */
  readonly startsItself: boolean;
  /** Undefined for a RUN without apt. */
  readonly translateApt: (instruction: Instruction, minor: number) => AptTranslation | AptObstacle | undefined;
  /** Another path of a program that an exec form names; undefined where it cannot be written. */
  readonly translateWord: (instruction: Instruction, word: string, text: string) => Edit | undefined;
  /** A command that makes an account, for busybox; undefined where it has no form there. */
  readonly translateAccount: (command: SimpleCommand) => AccountTranslation | undefined;
}

/** An account in busybox's form, and the names that exist afterwards. */
export interface AccountTranslation {
  readonly edit: Edit;
  readonly accounts: readonly string[];
}

/** `20` of `3.20`; 0 where it is not known. */
export const minorOf = (release: string | undefined): number =>
  release?.startsWith('3.') === true ? Number(release.split('.')[1]) : 0;
