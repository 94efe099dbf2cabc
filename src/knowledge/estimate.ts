/** How much smaller something makes an image, as far as a fact tells. */
export interface Estimate {
  /** On the disk, not as downloaded. */
  readonly bytes: number;
  /** The fact, with its day: `the package index of Debian bookworm of 2026-07-11`. One text for all that stands on it. */
  readonly by: string;
}
