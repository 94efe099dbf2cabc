import type { BuildNeeds } from './build-needs.ts';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Gems of plain Ruby, with which Rails, Sinatra and their usual company come. Source: the file lists at https://rubygems.org/ */
export const plainGems: ReadonlySet<string> = new Set(
  words(`
    actioncable actionmailbox actionmailer actionpack actiontext actionview activejob activemodel activerecord activestorage
    activesupport addressable arel ast builder bundler capybara coderay concurrent-ruby connection_pool crass devise diff-lcs
    docile dotenv dotenv-rails drb erubi et-orbi factory_bot factory_bot_rails faraday faraday-net_http fugit globalid hashie
    i18n importmap-rails irb jbuilder jwt kaminari kaminari-actionview kaminari-activerecord kaminari-core
    language_server-protocol lint_roller loofah mail marcel method_source mini_mime mini_portile2 minitest mono_logger
    multi_json multi_xml mustermann mutex_m net-imap net-pop net-protocol net-smtp orm_adapter parallel parser pry pp prettyprint
    propshaft public_suffix pundit raabro rack rack-protection rack-session rack-test rackup rails rails-dom-testing
    rails-html-sanitizer railties rainbow rake rdoc redis redis-client regexp_parser reline responders rexml rspec rspec-core
    rspec-expectations rspec-mocks rspec-rails rspec-support rubocop rubocop-ast ruby-progressbar ruby2_keywords securerandom
    sequel sidekiq simplecov simplecov-html sinatra slim solid_cache solid_queue sprockets sprockets-rails stimulus-rails temple
    thor thread_safe tilt timeout tsort turbo-rails turbolinks tzinfo tzinfo-data unicode-display_width unicode-emoji uri
    useragent warden web-console webrick websocket websocket-extensions xpath zeitwerk logger benchmark base64 net-http csv
  `),
);

/** Gems with an extension in C that need a library beside the compiler. Source: the installation pages of each; not run here. */
const libraries: Readonly<Record<string, BuildNeeds>> = {
  charlock_holmes: { apk: ['icu-dev'], apt: ['libicu-dev'] },
  curb: { apk: ['curl-dev'], apt: ['libcurl4-openssl-dev'] },
  eventmachine: { apk: ['openssl-dev'], apt: ['libssl-dev'] },
  ffi: { apk: ['libffi-dev'], apt: ['libffi-dev'] },
  mysql2: { apk: ['mariadb-dev'], apt: ['default-libmysqlclient-dev'] },
  nokogiri: { apk: ['libxml2-dev', 'libxslt-dev'], apt: ['libxml2-dev', 'libxslt1-dev'] },
  openssl: { apk: ['openssl-dev'], apt: ['libssl-dev'] },
  pg: { apk: ['libpq-dev'], apt: ['libpq-dev'] },
  psych: { apk: ['yaml-dev'], apt: ['libyaml-dev'] },
  sqlite3: { apk: ['sqlite-dev'], apt: ['libsqlite3-dev'] },
};

const none: BuildNeeds = { apk: [], apt: [] };

/** Gems with an extension in C or C++, and the libraries that it needs. */
export const nativeGems: Readonly<Record<string, BuildNeeds>> = {
  ...Object.fromEntries(
    words(`
      bcrypt bigdecimal bindex bootsnap byebug date debug debug_inspector digest-crc erb fast_blank hiredis http_parser.rb
      io-console jaro_winkler json kgio msgpack nio4r oj ox prism puma racc raindrops rbs rbtree redcarpet strscan stringio
      thin unf_ext unicorn websocket-driver yajl-ruby
    `).map((name) => [name, none]),
  ),
  ...libraries,
};

/** Gems of plain Ruby that start a program or load a library which Debian's full image holds. Source: the README of each. */
export const toolGems: Readonly<Record<string, BuildNeeds>> = {
  git: { apk: ['git'], apt: ['ca-certificates', 'git'] },
  image_processing: { apk: ['imagemagick'], apt: ['imagemagick'] },
  mini_magick: { apk: ['imagemagick'], apt: ['imagemagick'] },
};

/** Gems that hold or fetch programs which are built for glibc, or start such. Source: the README of each at https://rubygems.org/ */
export const glibcGems: ReadonlySet<string> = new Set([
  ...['libv8', 'libv8-node', 'mini_racer', 'therubyracer', 'grpc', 'wkhtmltopdf-binary', 'phantomjs', 'webdrivers'],
  ...['chromedriver-helper', 'selenium-webdriver', 'puppeteer-ruby'],
]);
