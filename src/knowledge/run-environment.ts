/**
 * Files and folders that the builder mounts anew for each RUN: what one RUN writes there, the next does not see.
 * Source: BuildKit, executor/oci (GetHostsFile, GetResolvConf) and executor/oci/spec.go; runc's default mounts.
 */
export const renewedPaths: readonly string[] = ['/etc/hosts', '/etc/resolv.conf', '/etc/hostname', '/dev/shm'];

/**
 * Commands that change the mounts, the network or the kernel's settings of the container that a RUN is.
 * Source: the manual page of each command.
 */
export const sessionPrograms: ReadonlySet<string> = new Set([
  ...['mount', 'umount', 'sysctl', 'ifconfig', 'iptables', 'ip6tables', 'nft', 'hostname', 'losetup', 'swapon'],
]);

/**
 * Commands that change a user's groups, number, home or shell, which the builder reads at the start of each RUN.
 * Source: the manual page of each command; BuildKit, executor/oci/user.go.
 */
export const accountPrograms: ReadonlySet<string> = new Set([
  ...['usermod', 'gpasswd', 'adduser', 'addgroup', 'deluser', 'delgroup', 'userdel', 'groupmod', 'vipw'],
]);

/**
 * Working directories that images set for those who build on them, where a Dockerfile without WORKDIR starts its RUNs.
 * Source: the Dockerfiles of Docker's official images (php, wordpress, golang, tomcat, httpd, redis, drupal, ghost, jetty,
 * neo4j, solr) and of node's onbuild images, jupyter/docker-stacks, sclorg.
 */
export const usualWorkdirs: readonly string[] = [
  ...['/var/www/html', '/go', '/usr/local/tomcat', '/usr/local/apache2', '/data', '/opt/drupal', '/var/lib/ghost'],
  ...['/var/lib/jetty', '/var/lib/neo4j', '/opt/solr', '/usr/src/app', '/app', '/home/jovyan', '/opt/app-root/src'],
];
