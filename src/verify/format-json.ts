import type { Measures } from './contents.ts';
import type { Side, Verification } from './verify.ts';

const pathsListed = 100;

const measuresObject = ({ bytes, layers, wasted, packages, files }: Measures) => ({
  bytes,
  layers,
  wasted: { bytes: wasted.bytes, hiddenBytes: wasted.hidden, paths: wasted.paths.slice(0, pathsListed) },
  packages,
  files,
});

const sideObject = (side: Side | undefined) =>
  side ? { ...measuresObject(side), coldSeconds: side.coldSeconds ?? null, rebuild: side.rebuild ?? null } : null;

/** Verifications as JSON. A difference without `expected` is one that no transform announces. */
export const verificationJson = (verifications: readonly Verification[]): string => {
  const files = verifications.map((one) => ({
    path: one.path,
    status: one.status,
    failure: one.failure ?? null,
    transforms: one.transforms,
    before: sideObject(one.before),
    after: sideObject(one.after),
    differences: one.differences,
    touched: one.touched ?? null,
    culprit: one.culprit
      ? { transform: one.culprit.transform, step: one.culprit.step, lines: one.culprit.lines }
      : null,
    remarks: one.remarks,
  }));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
};

/** One measured image as JSON. */
export const measureJson = (name: string, measures: Measures): string =>
  `${JSON.stringify({ version: 1, image: name, ...measuresObject(measures) }, null, 2)}\n`;
