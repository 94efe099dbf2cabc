/**
 * Registries that hold copies of Docker's official images, by what stands before the name of the image. A copy has the tags
 * of the original as they were when it was made; which of them are there, only the registry can say. Sources:
 * https://gallery.ecr.aws/docker/, https://cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images,
 * https://github.com/DaoCloud/public-image-mirror
 */
const copies: readonly string[] = [
  'public.ecr.aws/docker/library/',
  'mirror.gcr.io/library/',
  'docker.m.daocloud.io/library/',
  'm.daocloud.io/docker.io/library/',
];

/** The official image of which a name is a copy: `node` for `public.ecr.aws/docker/library/node`. */
export const copiedImage = (name: string): string | undefined => {
  const start = copies.find((one) => name.startsWith(one));
  return start === undefined ? undefined : name.slice(start.length);
};
