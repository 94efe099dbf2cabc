import { below, on, since, word, type BaseImageEntry, type ImageUser } from './types.ts';

const WWW_DATA: ImageUser = { name: 'www-data', uid: 33, gid: 33 };
const WWW_DATA_ALPINE: ImageUser = { name: 'www-data', uid: 82, gid: 82 };

/** A user that an image both has and starts as. */
const runsAs = (user: ImageUser): { user: ImageUser; users: readonly ImageUser[] } => ({ user, users: [user] });

/** Applications that are ready to run. */
export const applicationImages = [
  {
    images: ['jenkins/jenkins', 'jenkins'],
    kind: 'application',
    source: 'https://github.com/jenkinsci/docker',
    facts: { ...runsAs({ name: 'jenkins', uid: 1000, gid: 1000 }), dropsPrivileges: false, ports: [8080, 50000] },
  },
  {
    images: ['wordpress', 'drupal', 'joomla', 'nextcloud', 'mediawiki', 'phpmyadmin'],
    kind: 'application',
    source: 'https://github.com/docker-library/official-images/tree/master/library',
    facts: { user: 'root', users: [WWW_DATA] },
    tags: [
      { when: on('alpine'), facts: { users: [WWW_DATA_ALPINE] } },
      { when: word('fpm'), facts: { ports: [9000] } },
      { when: ({ words }) => !words.includes('fpm') && !words.includes('cli'), facts: { ports: [80] } },
      {
        when: word('cli'),
        facts: { ports: [], user: WWW_DATA_ALPINE, users: [WWW_DATA_ALPINE] },
      },
    ],
  },
  {
    images: ['ghost'],
    kind: 'application',
    source: 'https://github.com/docker-library/ghost',
    facts: { user: 'root', dropsPrivileges: true, ports: [2368] },
    tags: [{ when: since(1), facts: { users: [{ name: 'node', uid: 1000, gid: 1000 }] } }],
  },
  {
    images: ['redmine'],
    kind: 'application',
    source: 'https://github.com/docker-library/redmine',
    facts: { user: 'root', users: [{ name: 'redmine', uid: 999, gid: 999 }], dropsPrivileges: true, ports: [3000] },
    tags: [{ when: on('alpine'), facts: { users: [{ name: 'redmine' }] } }],
  },
  {
    images: ['grafana/grafana', 'grafana/grafana-oss'],
    kind: 'application',
    source: 'https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/',
    facts: {
      user: { name: 'grafana', uid: 472, gid: 0 },
      users: [{ name: 'grafana', uid: 472, gid: 0 }],
      ports: [3000],
    },
    tags: [{ when: below(8), facts: { user: { name: 'grafana' }, users: [{ name: 'grafana' }] } }],
  },
  {
    images: ['quay.io/keycloak/keycloak'],
    kind: 'application',
    source: 'https://www.keycloak.org/server/containers',
    facts: { user: { uid: 1000, gid: 0 } },
    tags: [{ when: ({ version }) => (version[0] ?? 0) >= 20, facts: { distribution: 'ubi', packageManager: 'none' } }],
  },
  {
    images: [
      ...['bitnami/nginx', 'bitnami/apache', 'bitnami/redis', 'bitnami/postgresql', 'bitnami/mysql', 'bitnami/mariadb'],
      ...['bitnami/mongodb', 'bitnami/rabbitmq', 'bitnami/kafka', 'bitnami/zookeeper', 'bitnami/elasticsearch'],
      ...['bitnami/wordpress', 'bitnami/memcached', 'bitnami/tomcat', 'bitnami/etcd', 'bitnami/kubectl'],
    ],
    kind: 'service',
    source: 'https://techdocs.broadcom.com/us/en/vmware-tanzu/bitnami-secure-images/',
    facts: { user: { uid: 1001, gid: 0 }, dropsPrivileges: false },
    tags: [{ when: ({ distribution }) => distribution === undefined, facts: { distribution: 'debian' } }],
  },
  {
    images: ['bitnami/*', 'bitnamilegacy/*'],
    kind: 'application',
    source: 'https://github.com/bitnami/containers',
    facts: {},
    tags: [{ when: on('debian'), facts: { packageManager: 'apt', shell: 'dash' } }],
  },
  {
    images: ['tiangolo/uwsgi-nginx-flask', 'tiangolo/uwsgi-nginx', 'tiangolo/uvicorn-gunicorn*'],
    kind: 'application',
    source: 'https://github.com/tiangolo/uwsgi-nginx-flask-docker',
    facts: { user: 'root' },
    tags: [{ when: ({ distribution }) => distribution === undefined, facts: { distribution: 'debian' } }],
  },
] satisfies readonly BaseImageEntry[];
