/** How sure a file name is to be that of a Dockerfile; `maybe` needs a look into the file. */
export type NameVerdict = 'yes' | 'maybe' | 'no';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Template languages: the file makes a Dockerfile, it is none. Any part of the name may say so. */
const templates = words(
  'j2 jinja jinja2 tmpl tpl template erb mustache hbs handlebars ejs gotmpl gotpl gtpl tera njk liquid mako m4 cheetah twig',
);

/** `Dockerfile.in` (autotools, CMake) is a template, `Dockerfile.in.prod` says nothing. */
const lastPartTemplates = words('in cmake envsubst');

/** What editors, patch and merge tools leave behind. */
const leftovers = words('bak orig rej swp swo swn swx tmp temp kate-swp un~');

/** Files about a Dockerfile, which never are one. */
const documents = words(
  'dockerignore containerignore md markdown mdx rst adoc asciidoc html htm xml json jsonc json5 yaml yml toml properties csv tsv ' +
    'ipynb log diff patch sha1 sha256 sha512 md5 sig asc pem gz bz2 xz zst zip tar tgz pdf png jpg jpeg gif svg webp drawio puml',
);

/** `Dockerfile.go` may be the Dockerfile of a Go service or Go code. */
const ambiguous = words(
  'py pyi rb go js mjs cjs jsx ts mts cts tsx java kt kts scala groovy gradle c h cc cpp cxx hpp cs fs vb rs swift php pl pm lua r jl ' +
    'ex exs erl hs ml clj dart zig nim v sh bash zsh fish ps1 psm1 psd1 bat cmd awk sed vim el lisp sql css scss less vue svelte tf hcl ' +
    'nix proto graphql txt text cfg conf ini env spec test lock sum snap map out exe class jar pyc o a so dll',
);

const form = /^(?:(?<prefix>.+)[-_.])?(?:docker|container)file(?<tail>[-_.].+)?$/is;
const dottedForm = /\.(?:docker|container)file/i;
const mergeTool = /[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]\d+(?:\.\w+)?$/;

/** Whether a folder search takes a file of this name: `Dockerfile`, `Dockerfile.dev`, `api.Dockerfile`, `Containerfile` … */
export const judgeName = (name: string): NameVerdict => {
  const parts = form.exec(name)?.groups;
  if (parts === undefined || name.startsWith('#') || name.startsWith('.#') || name.endsWith('~')) return 'no';
  if (mergeTool.test(name)) return 'no';
  const prefix = parts['prefix']?.toLowerCase();
  const tail = parts['tail']?.toLowerCase() ?? '';
  if (prefix?.split('.').some((part) => templates.has(part)) === true) return 'no';
  if (tail.split(/[-_.]/).some((part) => templates.has(part))) return 'no';
  const extension = /\.([^.]+)$/.exec(tail)?.[1] ?? '';
  if (lastPartTemplates.has(extension) || leftovers.has(extension) || documents.has(extension)) return 'no';
  // `generate-dockerfile` tends to be a script, `api-Dockerfile` to be a Dockerfile: a look settles it.
  const dashed = prefix !== undefined && !dottedForm.test(name);
  return dashed || ambiguous.has(extension) ? 'maybe' : 'yes';
};

const from = /^FROM(?:\s+--platform=\S+)?\s+[^\s;()]+(?:\s+AS\s+\S+)?$/i;
const arg = /^ARG\s+[A-Za-z_]\w*(?:=.*)?$/i;

/** Whether the first lines of a file are those of a Dockerfile: comments, then FROM or ARG. Python's `from x import y` is neither. */
export const looksLikeDockerfile = (head: string): boolean => {
  for (const line of head.replace(/^\uFEFF/, '').split('\n', 400)) {
    const text = line.trim();
    if (text === '' || (text.startsWith('#') && !text.startsWith('#!'))) continue;
    return from.test(text) || arg.test(text);
  }
  return false;
};
