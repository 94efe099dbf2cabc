import type { Instruction } from '../dockerfile/index.ts';
import type { SlimImage } from '../knowledge/slim-images.ts';
import type { Misfit } from './alpine-scene.ts';
import type { ContextFiles } from './native-packages.ts';

/** What the new base image is. */
export interface SlimTarget {
  readonly image: SlimImage;
  /** The version of what it holds: `3.12.4`. */
  readonly version: string;
  /** The number of its Debian. */
  readonly debian: number;
  readonly buildContext: ContextFiles | undefined;
}

/** How a chain of stages stands to the slim variant of its base. */
export interface SlimFit {
  readonly misfits: readonly Misfit[];
  /** What the file does not show: with one of these the swap is a guess. */
  readonly doubts: readonly string[];
  /** It compiles code against libraries, which must be there where the code runs. */
  readonly links: boolean;
  /** Packages that the full image carries and the file uses, by the instruction that uses them first. */
  readonly needs: ReadonlyMap<string, Instruction>;
}
