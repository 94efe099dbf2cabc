import { below, on, since, word, type BaseImageEntry, type ImageUser, type TagView } from './types.ts';

const WWW_DATA: ImageUser = { name: 'www-data', uid: 33, gid: 33 };
const WWW_DATA_ALPINE: ImageUser = { name: 'www-data', uid: 82, gid: 82 };

/** The last version of each line of Tomcat whose image was built before June 2018. */
const lastBefore2018 = new Map([
  ['7.0', 88],
  ['8.0', 52],
  ['8.5', 31],
  ['9.0', 8],
]);

/** Whether a tag names such a version in full. */
const tomcatBefore2018 = ({ version: [major = 99, minor = 0, patch] }: TagView): boolean => {
  if (major < 7) return true;
  const last = lastBefore2018.get(`${major}.${minor}`);
  return patch !== undefined && last !== undefined && patch <= last;
};

/** A user that an image both has and starts as. */
const runsAs = (user: ImageUser): { user: ImageUser; users: readonly ImageUser[] } => ({ user, users: [user] });

/** Servers: web servers, databases, queues. */
export const serviceImages = [
  {
    images: ['nginx'],
    kind: 'service',
    source: 'https://github.com/nginx/docker-nginx',
    // The master process stays root, the workers change to nginx.
    facts: {
      user: 'root',
      users: [{ name: 'nginx', uid: 101, gid: 101 }],
      dropsPrivileges: false,
      ports: [80],
      command: ['nginx', '-g', 'daemon off;'],
    },
    tags: [{ when: below(1, 17), facts: { users: [{ name: 'nginx' }] } }],
  },
  {
    images: ['nginxinc/nginx-unprivileged'],
    kind: 'service',
    source: 'https://github.com/nginx/docker-nginx-unprivileged',
    facts: { ...runsAs({ name: 'nginx', uid: 101, gid: 101 }), dropsPrivileges: false, ports: [8080] },
    tags: [{ when: ({ distribution }) => distribution === undefined, facts: { distribution: 'debian' } }],
  },
  {
    images: ['httpd'],
    kind: 'service',
    source: 'https://github.com/docker-library/httpd',
    facts: { user: 'root', users: [WWW_DATA], dropsPrivileges: false, ports: [80], command: ['httpd-foreground'] },
    tags: [{ when: on('alpine'), facts: { users: [WWW_DATA_ALPINE] } }],
  },
  {
    images: ['haproxy'],
    kind: 'service',
    source: 'https://github.com/docker-library/haproxy',
    facts: { ports: [] },
    // 2.4 was the first to start as haproxy.
    tags: [
      { when: below(2, 4), facts: { user: 'root' } },
      { when: since(2, 4), facts: runsAs({ name: 'haproxy', uid: 99, gid: 99 }) },
    ],
  },
  {
    images: ['traefik'],
    kind: 'service',
    source: 'https://github.com/traefik/traefik-library-image',
    facts: { user: 'root', dropsPrivileges: false, ports: [80], listens: [80], command: ['traefik'] },
  },
  {
    images: ['caddy'],
    kind: 'service',
    source: 'https://github.com/caddyserver/caddy-docker',
    facts: { user: 'root', dropsPrivileges: false, listens: [80], command: ['caddy', 'run'] },
    tags: [
      {
        when: (tag) => !tag.words.includes('builder') && tag.distribution !== 'windows',
        facts: { distribution: 'alpine' },
      },
    ],
  },
  {
    images: ['postgres'],
    kind: 'service',
    source: 'https://github.com/docker-library/postgres',
    facts: {
      user: 'root',
      users: [{ name: 'postgres', uid: 999, gid: 999 }],
      dropsPrivileges: true,
      ports: [5432],
    },
    tags: [{ when: on('alpine'), facts: { users: [{ name: 'postgres', uid: 70, gid: 70 }] } }],
  },
  {
    images: ['mysql', 'mariadb'],
    kind: 'service',
    source: 'https://github.com/docker-library/mysql',
    facts: { user: 'root', users: [{ name: 'mysql', uid: 999, gid: 999 }], dropsPrivileges: true, ports: [3306] },
  },
  {
    images: ['mongo'],
    kind: 'service',
    source: 'https://github.com/docker-library/mongo',
    facts: { user: 'root', users: [{ name: 'mongodb', uid: 999, gid: 999 }], dropsPrivileges: true, ports: [27017] },
  },
  {
    images: ['redis'],
    kind: 'service',
    source: 'https://github.com/redis/docker-library-redis',
    facts: { user: 'root', users: [{ name: 'redis', uid: 999, gid: 999 }], dropsPrivileges: true, ports: [6379] },
    tags: [
      { when: on('alpine'), facts: { users: [{ name: 'redis', uid: 999, gid: 1000 }] } },
      { when: below(6), facts: { users: [{ name: 'redis' }] } },
    ],
  },
  {
    images: ['memcached'],
    kind: 'service',
    source: 'https://github.com/docker-library/memcached',
    facts: { ...runsAs({ name: 'memcache', uid: 11211, gid: 11211 }), dropsPrivileges: false, ports: [11211] },
    tags: [{ when: below(1, 6), facts: runsAs({ name: 'memcache' }) }],
  },
  {
    images: ['rabbitmq'],
    kind: 'service',
    source: 'https://github.com/docker-library/rabbitmq',
    facts: { user: 'root', users: [{ name: 'rabbitmq', uid: 999, gid: 999 }], dropsPrivileges: true },
    tags: [
      { when: on('alpine'), facts: { users: [{ name: 'rabbitmq', uid: 100, gid: 101 }] } },
      { when: word('management'), facts: { ports: [4369, 5671, 5672, 15671, 15672, 15691, 15692, 25672] } },
      { when: below(3, 8), facts: { users: [{ name: 'rabbitmq' }] } },
    ],
  },
  {
    images: ['cassandra'],
    kind: 'service',
    source: 'https://github.com/docker-library/cassandra',
    facts: {
      user: 'root',
      users: [{ name: 'cassandra', uid: 999, gid: 999 }],
      packageManager: 'apt',
      shell: 'dash',
      dropsPrivileges: true,
      ports: [7000, 7001, 7199, 9042, 9160],
    },
  },
  {
    images: ['couchdb'],
    kind: 'service',
    source: 'https://github.com/apache/couchdb-docker',
    facts: {
      distribution: 'debian',
      user: 'root',
      users: [{ name: 'couchdb', uid: 5984, gid: 5984 }],
      dropsPrivileges: true,
      ports: [4369, 5984, 9100],
    },
    tags: [{ when: below(3), facts: { users: [{ name: 'couchdb' }] } }],
  },
  {
    images: ['neo4j'],
    kind: 'service',
    source: 'https://github.com/neo4j/docker-neo4j',
    facts: {
      user: 'root',
      users: [{ name: 'neo4j', uid: 7474, gid: 7474 }],
      dropsPrivileges: true,
      ports: [7473, 7474, 7687],
    },
    tags: [{ when: below(4), facts: { users: [{ name: 'neo4j' }] } }],
  },
  {
    images: ['solr'],
    kind: 'service',
    source: 'https://github.com/apache/solr-docker',
    facts: { ...runsAs({ name: 'solr', uid: 8983, gid: 8983 }), dropsPrivileges: false, ports: [8983] },
  },
  {
    images: ['zookeeper'],
    kind: 'service',
    source: 'https://github.com/31z4/zookeeper-docker',
    facts: { user: 'root', users: [{ name: 'zookeeper' }], dropsPrivileges: true, ports: [2181, 2888, 3888, 8080] },
    tags: [{ when: below(3, 5), facts: { ports: [2181, 2888, 3888] } }],
  },
  {
    images: ['elasticsearch', 'logstash', 'kibana'],
    kind: 'service',
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-basic',
    facts: {},
    // Up to 5 Docker's own images with gosu; from 6 on Elastic's.
    tags: [{ when: below(6), facts: { user: 'root', dropsPrivileges: true } }],
  },
  {
    images: ['docker.elastic.co/elasticsearch/elasticsearch'],
    kind: 'service',
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-basic',
    facts: { users: [{ name: 'elasticsearch', uid: 1000 }], ports: [9200, 9300] },
    tags: [
      {
        when: ({ version }) => (version[0] ?? 0) >= 8,
        facts: { user: { name: 'elasticsearch', uid: 1000, gid: 0 }, dropsPrivileges: false },
      },
    ],
  },
  {
    images: ['tomcat'],
    kind: 'service',
    source: 'https://github.com/docker-library/tomcat',
    facts: { user: 'root', dropsPrivileges: false, ports: [8080], command: ['catalina.sh', 'run'] },
    // readable by others than root since June 2018: https://github.com/docker-library/tomcat/issues/35
    tags: [{ when: tomcatBefore2018, facts: { unprivileged: false } }],
  },
  {
    images: ['jetty'],
    kind: 'service',
    source: 'https://github.com/jetty/jetty.docker',
    facts: { ...runsAs({ name: 'jetty' }), dropsPrivileges: false, ports: [8080] },
  },
  {
    images: ['jboss/wildfly', 'jboss/base-jdk', 'jboss/base'],
    kind: 'service',
    source: 'https://github.com/jboss-dockerfiles/base',
    facts: { distribution: 'centos', ...runsAs({ name: 'jboss', uid: 1000, gid: 1000 }) },
  },
  {
    images: ['registry'],
    kind: 'service',
    source: 'https://github.com/distribution/distribution-library-image',
    facts: { user: 'root', dropsPrivileges: false, ports: [5000], command: ['registry', 'serve'] },
  },
  {
    images: ['vault', 'hashicorp/vault', 'consul', 'hashicorp/consul'],
    kind: 'service',
    source: 'https://github.com/hashicorp/docker-consul',
    facts: { distribution: 'alpine', user: 'root', dropsPrivileges: true },
    tags: [{ when: word('ubi'), facts: { distribution: 'ubi' } }],
  },
  {
    images: ['eclipse-mosquitto'],
    kind: 'service',
    source: 'https://github.com/eclipse-mosquitto/mosquitto/tree/master/docker',
    facts: { user: 'root', users: [{ name: 'mosquitto', uid: 1883, gid: 1883 }], ports: [1883] },
    tags: [{ when: below(1, 6), facts: { users: [{ name: 'mosquitto' }], ports: [] } }],
  },
  {
    images: ['prom/prometheus'],
    kind: 'service',
    source: 'https://github.com/prometheus/prometheus/blob/main/Dockerfile',
    facts: { user: { name: 'nobody', uid: 65534 }, shell: 'busybox', packageManager: 'none', ports: [9090] },
    tags: [{ when: word('distroless'), facts: { shell: 'none' } }],
  },
] satisfies readonly BaseImageEntry[];
