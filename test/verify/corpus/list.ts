import type { StandIn } from '../standins.ts';

/** A Dockerfile that is built before and after. */
export interface CorpusCase {
  /** A path in the corpus folder (IMGFIX_CORPUS), or the name of a folder below `own`. */
  readonly path: string;
  readonly own?: true;
  /** What takes the place of every image that it uses. */
  readonly standIn: StandIn;
  /** The command to run in both images. */
  readonly smoke?: string;
}

const own = (path: string, standIn: StandIn, smoke?: string): CorpusCase => {
  return { path, own: true, standIn, ...(smoke === undefined ? {} : { smoke }) };
};

const real = (path: string, smoke?: string): CorpusCase => {
  return { path: `dockerfiles/${path}`, standIn: 'debian', ...(smoke === undefined ? {} : { smoke }) };
};

const pegi3s = 'pegi3s__dockerfiles';

/** Files that build on the stand-ins with nothing but Debian's package archive. */
export const corpusCases: readonly CorpusCase[] = [
  own('node-web', 'node', 'node -e 0'),
  own('node-tools', 'node', 'git --version'),
  own('node-to-nginx', 'node', 'cat /usr/share/nginx/html/index.html'),
  own('python-web', 'python', 'python --version'),
  own('python-native', 'python', 'python --version'),
  own('debian-job', 'debian', 'ls /srv && xz -dc /srv/data.txt.xz'),
  own('redis-lab', 'debian', 'redis-server'),
  own('big-file', 'debian'),
  own('lists-of-another-layer', 'debian', 'hostname --version'),
  own('lists-before-sources', 'debian', 'time --version'),
  own('lists-before-workdir', 'debian', 'nc -h'),
  own('lists-before-arg', 'debian', 'cat /etc/tool'),
  own('site-nginx', 'debian', 'cat /usr/share/nginx/html/index.html'),
  own('site-httpd', 'debian', 'cat /usr/local/apache2/htdocs/index.html'),
  own('heredoc-and-comments', 'debian', 'cat /etc/app/settings'),
  own('worker-with-volume', 'python', 'cat /data/seed'),
  own('c-in-two-stages', 'debian', 'hello'),
  own('old-habits-1', 'debian', 'run.sh'),
  own('old-habits-2', 'debian', 'start.sh'),
  own('old-habits-3', 'debian', 'job'),
  own('node-user-1', 'node', 'node -e 0'),
  own('node-user-2', 'node', 'node -e 0'),
  own('node-user-3', 'node', 'node -e 0'),
  own('node-locked-1', 'node', 'node index.js'),
  own('node-locked-2', 'node', 'node index.js'),
  own('node-locked-3', 'node', 'node index.js'),
  real('GoogleCloudPlatform__python-docs-samples/service_extensions/callouts/add_header/Dockerfile'),
  real('GoogleContainerTools__container-diff/Dockerfile.build'),
  real('demisto__dockerfiles/docker/pwsh-remoting/Dockerfile'),
  real('mritd__dockerfile/confluence/Dockerfile'),
  real('mritd__dockerfile/jira/Dockerfile'),
  real('mritd__dockerfile/puppeteer-base/Dockerfile'),
  real('vulhub__vulhub/base/erlang/with-ssh/27.3.2/Dockerfile'),
  real('vulhub__vulhub/base/aria2/1.18.8/Dockerfile'),
  ...[
    'alphafold_db/1.0.0/Dockerfile',
    'bowtie1/1.2.3/Dockerfile',
    'cport_server/Dockerfile',
    'ditasser_db/Dockerfile',
    'docker-manager/v1/Dockerfile',
    'dockview/Dockerfile',
    'feature-counts/2.0.0/Dockerfile',
    'format_auto-pss-genome/1.0.0/Dockerfile',
    'formfind/Dockerfile',
    'freebayes/dockerfile',
    'getpdb/Dockerfile',
    'human_prot_atlas/Dockerfile',
    'samtools_bcftools/1.9/Dockerfile',
    'sppider/Dockerfile',
    'values2tree/1.0.1-docker29.0.1/Dockerfile',
  ].map((path) => real(`${pegi3s}/${path}`)),
];
