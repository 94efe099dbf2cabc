/**
 * The directory in which images start that set no WORKDIR, or one for those who build on them.
 * Source: the Dockerfiles of Docker's official images.
 */
const directories: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'alpine debian ubuntu fedora centos almalinux rockylinux oraclelinux amazonlinux busybox archlinux node python ruby rust ' +
      'eclipse-temurin amazoncorretto openjdk nginx'
    )
      .split(' ')
      .map((image) => [image, '/'] as const),
  ),
  golang: '/go',
  php: '/var/www/html',
};

/** Where an official image starts; undefined where it is not known. */
export const startDirectoryOf = (image: string): string | undefined => directories[image];
