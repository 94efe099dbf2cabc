import { rootOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { findBaseImage, type BaseImage } from '../knowledge/base-images.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { instructionsOf } from './start-command.ts';

/** What is known of the image that a stage is built on in the end; undefined for an unknown one. */
export const baseImageOf = (stage: Stage, images: Catalogue): BaseImage | undefined => {
  const { base } = rootOf(stage);
  if (base.kind === 'scratch') return findBaseImage('scratch', undefined);
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest } = base.reference;
  if (tag === undefined && digest !== undefined) return untagged(name, images);
  return findBaseImage(name, tag, images.distributionOf(name, tag));
};

/** A digest alone does not tell the variant: only what holds for the image whatever its tag is kept. */
const untagged = (name: string, images: Catalogue): BaseImage | undefined => {
  const found = findBaseImage(name, undefined, images.distributionOf(name));
  if (!found || found.kind === 'distribution') return found;
  const { image, kind, source, dropsPrivileges, needsRoot } = found;
  return {
    ...{ image, kind, source },
    ...(dropsPrivileges === undefined ? {} : { dropsPrivileges }),
    ...(needsRoot === undefined ? {} : { needsRoot }),
  };
};

/** The build arguments that FROM names. */
export const argumentsOf = (from: Instruction): readonly string[] => valuedArguments(from).map(({ name }) => name);

/** With the default that stands in FROM itself: `slim` of `${VARIANT:-slim}`. */
const valuedArguments = ({ words: [word] }: Instruction): readonly { name: string; value: string }[] =>
  [...(word?.text ?? '').matchAll(/\$\{?(\w+)(?::?-([^}]*))?/g)].map(([, name = '', value = '']) => ({ name, value }));

/** Whether a build argument may choose another image: `FROM ${BASE}`, `FROM python:3.12-${VARIANT}`, but not a mere number as in `FROM python:${VERSION}-slim`. */
export const mayBeOther = ({ baseText, from }: Stage): boolean =>
  baseText.startsWith('$') ||
  valuedArguments(from).some(({ name, value }) =>
    /[a-z]/i.test(from.dockerfile.variables.global(name)?.value ?? value),
  );

/** Whether labels say that the image is a GitHub action. */
export const isAction = (stage: Stage): boolean =>
  instructionsOf(stage).some(
    ({ keyword, pairs }) =>
      keyword === 'LABEL' && pairs?.some(({ name }) => actionLabels.has(name.text.replaceAll('"', ''))) === true,
  );

/** https://docs.github.com/actions/sharing-automations/creating-actions/dockerfile-support-for-github-actions */
const actionLabels = new Set(['name', 'description', 'icon', 'color'].map((key) => `com.github.actions.${key}`));
