const words = (text: string): readonly string[] => text.split(' ');

/**
 * Folders at the top of a file system, which an install uses itself: sources copied over them are more than a project.
 * Source: Filesystem Hierarchy Standard 3.0.
 */
export const systemFolders: readonly string[] = words(
  'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var',
);

/** Those below them that are no place for a project. */
export const systemPaths: readonly string[] = words(
  '/bin /etc /lib /sbin /usr /usr/bin /usr/lib /usr/local /usr/local/bin /usr/local/lib /usr/sbin /var /var/lib /home /opt /tmp',
);
