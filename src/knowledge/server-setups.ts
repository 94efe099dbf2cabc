/** How the image of a web server is made to run as its own user. */
export interface ServerSetup {
  /** What it starts by itself. */
  readonly command: readonly string[];
  /** Where its settings lie; what follows holds as long as nobody changes them. */
  readonly settings: readonly string[];
  /** The port of those settings. */
  readonly port: number;
  /** What the server writes, besides what belongs to its user already. */
  readonly writes: readonly string[];
  /** Files among these must be there before they can be handed over. */
  readonly files: readonly string[];
  /** The commands that make it listen on another port. */
  readonly listen: (port: number) => readonly string[];
  readonly source: string;
}

/** By the familiar name of the image; for php only the variant with Apache. */
export const serverSetups: Readonly<Record<string, ServerSetup>> = {
  nginx: {
    command: ['nginx', '-g', 'daemon off;'],
    settings: ['/etc/nginx'],
    port: 80,
    writes: ['/var/cache/nginx', '/run/nginx.pid'],
    files: ['/run/nginx.pid'],
    // the image's own settings: `listen       80;`, and `listen  [::]:80;` once its entrypoint adds it
    listen: (port) => [`sed -i 's/listen\\(.*[ :]\\)80;/listen\\1${port};/' /etc/nginx/conf.d/default.conf`],
    source: 'https://github.com/nginx/docker-nginx-unprivileged/blob/main/Dockerfile-debian.template',
  },
  httpd: {
    command: ['httpd-foreground'],
    settings: ['/usr/local/apache2/conf'],
    port: 80,
    writes: ['/usr/local/apache2/logs'],
    files: [],
    listen: (port) => [`sed -i 's/^Listen 80$/Listen ${port}/' /usr/local/apache2/conf/httpd.conf`],
    source: 'https://github.com/docker-library/httpd/blob/master/Dockerfile.template',
  },
  tomcat: {
    command: ['catalina.sh', 'run'],
    settings: ['/usr/local/tomcat/conf', '/usr/local/tomcat/bin'],
    port: 8080,
    // the image opens logs, temp and work to every user; applications are unpacked beside their archives, and each gets a
    // folder for its settings
    writes: ['/usr/local/tomcat/webapps', '/usr/local/tomcat/conf'],
    files: [],
    listen: () => [],
    source: 'https://github.com/docker-library/tomcat/blob/master/Dockerfile.template',
  },
  php: {
    command: ['apache2-foreground'],
    settings: ['/etc/apache2'],
    port: 80,
    // the image opens its run, lock and log directories to every user
    writes: [],
    files: [],
    listen: (port) => [
      `sed -i 's/^Listen 80$/Listen ${port}/' /etc/apache2/ports.conf`,
      `sed -i 's/:80>/:${port}>/' /etc/apache2/sites-available/000-default.conf`,
    ],
    source: 'https://github.com/docker-library/php/blob/master/apache-Dockerfile-block-1',
  },
};
