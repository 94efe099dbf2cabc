import type { Change } from '../engine/results.ts';
import type { Estimate } from '../transform/contract.ts';

/** Bytes for people, in powers of 1000 as docker prints them. */
export const bytes = (count: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
};

/** `estimate: 20 MB less, by …`. */
export const estimateText = (saves: Estimate): string => `estimate: ${bytes(saves.bytes)} less, by ${saves.by}`;

/** What a change says, and how much smaller it makes the image where a fact tells. */
export const withEstimate = ({ message, saves }: Pick<Change, 'message' | 'saves'>): string =>
  saves ? `${message} (${estimateText(saves)})` : message;
