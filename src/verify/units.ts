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
