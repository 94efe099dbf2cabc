export { bytes } from '../report/estimate.ts';

/** Seconds for people. */
export const seconds = (count: number): string => {
  if (count < 100) return `${count.toFixed(1)} s`;
  return `${Math.floor(count / 60)} min ${Math.round(count % 60)} s`;
};

/** `−24 %`; empty where nothing changes. */
export const share = (before: number, after: number): string => {
  if (before === after || before === 0) return '';
  const percent = ((after - before) / before) * 100;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
};
