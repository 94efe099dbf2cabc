import { none, words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

/** The commands of pip, uv, Poetry, PDM, Pipenv and conda. */
export const pythonCommands: readonly InstallCommand[] = [
  {
    tool: 'pip',
    programs: ['pip', 'pip2', 'pip3'],
    kind: 'project',
    subcommands: ['install', 'wheel', 'download'],
    switches: words(`--no-cache-dir --upgrade -U --user --pre --no-deps --require-hashes --force-reinstall
      --disable-pip-version-check --quiet -q --verbose -v --no-input --ignore-installed -I --no-compile --compile
      --prefer-binary --no-warn-script-location --no-warn-conflicts --break-system-packages --no-build-isolation --no-clean
      --no-color --ignore-requires-python --isolated --no-use-pep517 --use-pep517 --no-index --no-python-version-warning`),
    values:
      words(`--cache-dir --exists-action --use-deprecated --index-url -i --extra-index-url --trusted-host --timeout --default-timeout --retries --progress-bar
      --root-user-action --no-binary --only-binary --use-feature --upgrade-strategy --platform --python-version --abi
      --implementation --global-option --config-settings --install-option --proxy --cert`),
    files: ['-r', '--requirement', '-c', '--constraint'],
    locals: ['-e', '--editable', '-f', '--find-links'],
    writes: ['-t', '--target', '--prefix', '-w', '--wheel-dir', '-d', '--dest'],
    folders: [],
    globals: [],
    operands: 'packages',
    environment: words('PIP_CONFIG_FILE PIP_CONSTRAINT PIP_REQUIREMENT PIP_FIND_LINKS PIP_TARGET PIP_EDITABLE'),
    source: 'https://pip.pypa.io/en/stable/cli/pip_install/',
  },
  {
    tool: 'pip',
    programs: ['uv'],
    kind: 'project',
    subcommands: ['pip install'],
    switches: words(`--system --no-cache -n --no-deps --upgrade -U --pre --quiet -q --verbose -v --no-config --no-build
      --break-system-packages --require-hashes --reinstall --strict --compile-bytecode --no-build-isolation --native-tls
      --offline --no-progress --exact --no-verify-hashes --no-cache-dir --no-index --all-extras`),
    values: words(`--python -p --index-url -i --extra-index-url --default-index --index --index-strategy --trusted-host
      --link-mode --cache-dir --prerelease --resolution --python-version --python-platform --no-binary --only-binary
      --upgrade-package -P --extra --group --keyring-provider --exclude-newer --color --torch-backend`),
    files: [
      '-r',
      '--requirement',
      '--requirements',
      '-c',
      '--constraint',
      '--constraints',
      '--override',
      '--overrides',
    ],
    locals: ['-e', '--editable', '-f', '--find-links'],
    writes: ['-t', '--target', '--prefix'],
    folders: [],
    globals: [],
    operands: 'packages',
    environment: words(
      'UV_CONFIG_FILE UV_CONSTRAINT UV_OVERRIDE UV_BUILD_CONSTRAINT UV_FIND_LINKS UV_PROJECT UV_WORKING_DIRECTORY',
    ),
    source: 'https://docs.astral.sh/uv/reference/cli/#uv-pip-install',
  },
  {
    ...none,
    tool: 'uv',
    programs: ['uv'],
    kind: 'project',
    subcommands: ['sync'],
    switches:
      words(`--frozen --locked --no-dev --dev --only-dev --no-install-project --no-install-workspace --no-editable
      --all-extras --inexact --exact --no-cache -n --quiet -q --verbose -v --no-progress --compile-bytecode --no-default-groups
      --all-groups --upgrade -U --reinstall --native-tls --offline --no-managed-python --managed-python --no-python-downloads
      --active --no-install-local --system-certs`),
    values:
      words(`--extra --group --no-group --only-group --no-extra --python -p --link-mode --index-url -i --extra-index-url
      --default-index --index --index-strategy --keyring-provider --no-install-package --cache-dir --python-platform
      --resolution --prerelease --exclude-newer --color --refresh-package`),
    folders: ['--project', '--directory'],
    operands: 'unknown',
    environment: words('UV_PROJECT UV_WORKING_DIRECTORY UV_CONFIG_FILE UV_FIND_LINKS'),
    source: 'https://docs.astral.sh/uv/guides/integration/docker/#intermediate-layers',
  },
  {
    ...none,
    tool: 'uv',
    programs: ['uv'],
    kind: 'names',
    subcommands: ['tool install', 'python install'],
    switches: words('--quiet -q --force --no-cache --default'),
    values: words('--with --python -p'),
    operands: 'packages',
    source: 'https://docs.astral.sh/uv/reference/cli/#uv-tool-install',
  },
  {
    ...none,
    tool: 'poetry',
    programs: ['poetry'],
    kind: 'project',
    subcommands: ['install', 'sync'],
    switches: words(`--no-root --no-dev --no-interaction -n --no-ansi --ansi --quiet -q --verbose -v -vv -vvv --sync
      --remove-untracked --all-extras --no-cache --compile --all-groups --no-plugins --no-directory`),
    values: words('--only --without --with --extras -E'),
    folders: ['--directory', '-C', '--project', '-P'],
    operands: 'unknown',
    environment: [],
    source: 'https://python-poetry.org/docs/cli/#install',
  },
  {
    ...none,
    tool: 'pdm',
    programs: ['pdm'],
    kind: 'project',
    subcommands: ['install', 'sync'],
    switches:
      words(`--prod --production --no-self --no-editable --no-lock --frozen-lockfile --check --no-default --dev -d
      --no-isolation --quiet -q --verbose -v --fail-fast --clean --global-project -vv --no-cache`),
    values: words('-G --group --with --without'),
    folders: ['-p', '--project'],
    operands: 'unknown',
    environment: words('PDM_LOCKFILE PDM_PROJECT PDM_CONFIG_FILE'),
    source: 'https://pdm-project.org/latest/reference/cli/#install',
  },
  {
    ...none,
    tool: 'pipenv',
    programs: ['pipenv'],
    kind: 'project',
    subcommands: ['install', 'sync'],
    switches:
      words(`--system --deploy --ignore-pipfile --dev -d --skip-lock --keep-outdated --clear --verbose -v --quiet -q
      --sequential --pre --bare --site-packages --three`),
    values: words('--python --pypi-mirror -i --index --extra-pip-args --categories'),
    files: ['-r', '--requirements'],
    locals: ['-e', '--editable'],
    operands: 'added-to-manifest',
    environment: words('PIPENV_PIPFILE PIPENV_DOTENV_LOCATION'),
    source: 'https://pipenv.pypa.io/en/latest/cli.html#install',
  },
  {
    ...none,
    tool: 'conda',
    programs: ['conda', 'mamba', 'micromamba'],
    kind: 'project',
    subcommands: ['env create', 'env update', 'create', 'install', 'update'],
    switches: words(
      '-y --yes -q --quiet -v --verbose --force --prune --override-channels --strict-channel-priority --no-deps --freeze-installed --no-pin --copy --update-all --all',
    ),
    values: words('-n --name -c --channel -p --prefix --solver --platform --experimental-solver'),
    files: ['-f', '--file'],
    operands: 'packages',
    environment: words('CONDARC MAMBARC'),
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/env/create.html',
  },
];

/** What they read beside, by tool; pip and conda read what the command line names. */
export const pythonFiles = {
  uv: {
    manifest: 'pyproject.toml',
    locks: ['uv.lock'],
    optional: ['uv.toml', '.python-version', '.python-versions'],
    dependencyFolder: '.venv',
    source: 'https://docs.astral.sh/uv/concepts/projects/layout/',
  },
  poetry: {
    manifest: 'pyproject.toml',
    locks: ['poetry.lock'],
    optional: ['poetry.toml'],
    dependencyFolder: '.venv',
    source: 'https://python-poetry.org/docs/configuration/',
  },
  pdm: {
    manifest: 'pyproject.toml',
    locks: ['pdm.lock'],
    optional: ['pdm.toml', '.pdm-python', '.python-version'],
    dependencyFolder: '.venv',
    source: 'https://pdm-project.org/latest/usage/config/',
  },
  pipenv: {
    manifest: 'Pipfile',
    locks: ['Pipfile.lock'],
    optional: [],
    dependencyFolder: '.venv',
    source: 'https://pipenv.pypa.io/en/latest/pipfile.html',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;
