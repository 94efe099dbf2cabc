/**
 * What Debian's and Ubuntu's packages are called on Alpine: the names that Dockerfiles install most. Written by hand from
 * https://packages.debian.org/, https://pkgs.alpinelinux.org/ and the recipes in
 * https://gitlab.alpinelinux.org/alpine/aports (2026-08); which release has which name stands in `apk-releases.ts`.
 */

/** The same software under the same name. */
export const sameNames = `
git curl wget unzip ca-certificates make vim sudo gnupg cmake zip bzip2 autoconf nano automake libtool libxml2-dev libpq-dev libffi-dev
libpng-dev rsync openssl jq bison tar tzdata less gfortran ffmpeg flex subversion htop gettext
libxslt-dev pwgen mercurial file bash perl iptables patch tmux bc gawk libzip-dev binutils screen libevent-dev expect
ghostscript bash-completion xdg-utils mc gzip tree socat inotify-tools apache2-utils zsh doxygen libwebp-dev gdb
m4 libx11-dev texinfo psmisc x11vnc gperf lsof mariadb-client unixodbc-dev nmap poppler-utils tcpdump sed ccache yasm
graphicsmagick sshpass dialog libxt-dev libpcap-dev dos2unix libedit-dev groff libxml2-utils tk-dev dbus-x11 kmod cpio
xmlstarlet xterm libsodium-dev nasm libcap-dev libvorbis-dev parallel valgrind libxext-dev netcat-openbsd
unixodbc freetds-dev sox libtheora-dev strace xauth llvm re2c acl tcl coreutils grep
openvpn lynx sysstat jpegoptim moreutils pv scons sqlite gradle libev-dev mediainfo git-lfs pngquant alsa-utils rlwrap
squashfs-tools certbot aria2 cabextract libxi-dev libexif-dev qemu octave html2text ed gifsicle cppcheck libass-dev tcsh
util-linux libxmu-dev xfsprogs pngcrush qpdf flac usbutils numactl bridge-utils libxrandr-dev asciidoc binutils-dev lua5.1 lua5.2
help2man shared-mime-info fping iperf libarchive-dev sshfs libtool pandoc lftp msmtp optipng libmicrohttpd-dev chrpath
dumb-init tini logrotate maven ansible rsyslog swig whois haproxy dnsmasq openbox fluxbox lame pigz bzip2 cython texlive
clang nginx erlang elixir samba varnish tor postfix memcached fakeroot emacs ocaml docker-cli mosquitto-clients
git-perl iproute2 net-tools openssh-client openssh-server apache2 supervisor mosquitto postgresql postgresql-client
postgresql-contrib redis squid nodejs npm yarn ruby ruby-dev php composer firefox libreoffice kubectl xvfb lzop
rabbitmq-server dbus cups clamav lcov quilt mesa-utils traceroute btop ripgrep fzf neovim pkgconf shellcheck
libsass-dev
`;

/**
 * `debian-name apk-name …`; `a|b`: the first that the release has. What draws text gets a font by name: Debian's
 * fontconfig-config depends on fonts-dejavu-core, Alpine's fontconfig on no font. What is one package on Debian may be in
 * parts on later releases: imagemagick's formats from 3.19 on, the languages of tesseract-ocr from 3.18 on.
 */
export const otherNames = `
fontconfig fontconfig font-dejavu|ttf-dejavu
graphviz graphviz font-dejavu|ttf-dejavu
imagemagick imagemagick font-dejavu|ttf-dejavu imagemagick-heic|imagemagick imagemagick-jpeg|imagemagick imagemagick-pdf|imagemagick imagemagick-svg|imagemagick imagemagick-tiff|imagemagick imagemagick-webp|imagemagick
chromium chromium font-dejavu|ttf-dejavu
inkscape inkscape font-dejavu|ttf-dejavu
tesseract-ocr tesseract-ocr tesseract-ocr-data-eng|tesseract-ocr tesseract-ocr-data-osd|tesseract-ocr
gnuplot gnuplot font-dejavu|ttf-dejavu
build-essential build-base linux-headers
gosu gosu|su-exec
gcc gcc musl-dev linux-headers
g++ g++ linux-headers
libc6-dev musl-dev linux-headers
libc-dev musl-dev linux-headers
linux-libc-dev linux-headers
libssl-dev openssl-dev
zlib1g-dev zlib-dev
libz-dev zlib-dev
zlib1g zlib
python3 python3
python3-pip py3-pip
python3-dev python3-dev
python3-setuptools py3-setuptools
python3-wheel py3-wheel
python3-venv python3
python3-distutils python3
python3-virtualenv py3-virtualenv
virtualenv py3-virtualenv
python3-numpy py3-numpy
python3-scipy py3-scipy
python3-yaml py3-yaml
python3-requests py3-requests
python3-lxml py3-lxml
python3-matplotlib py3-matplotlib
python3-pil py3-pillow
python3-tk python3-tkinter
python3-psutil py3-psutil
python3-psycopg2 py3-psycopg2
python3-cryptography py3-cryptography
python3-cffi py3-cffi
python3-jinja2 py3-jinja2
pkg-config pkgconf
libfreetype6-dev freetype-dev
libfreetype-dev freetype-dev
libfreetype6 freetype
libjpeg-dev libjpeg-turbo-dev
libjpeg62-turbo-dev libjpeg-turbo-dev
libjpeg62-dev libjpeg-turbo-dev
libjpeg8-dev libjpeg-turbo-dev
libjpeg-turbo8-dev libjpeg-turbo-dev
libjpeg62-turbo libjpeg-turbo
libjpeg62 libjpeg-turbo
libjpeg8 libjpeg-turbo
libturbojpeg0-dev libjpeg-turbo-dev
libjpeg-turbo-progs libjpeg-turbo-utils
libcurl4-openssl-dev curl-dev
libcurl4-gnutls-dev curl-dev
libcurl3-dev curl-dev
libcurl3-openssl-dev curl-dev
libcurl-dev curl-dev
libcurl4 libcurl
libcurl3 libcurl
libsqlite3-dev sqlite-dev
sqlite3 sqlite
libsqlite3-0 sqlite-libs
libicu-dev icu-dev
libbz2-dev bzip2-dev
git-core git
git-all git git-perl git-gitweb git-svn
xz-utils xz
libxslt1-dev libxslt-dev
libxslt1.1 libxslt
libpng12-dev libpng-dev
libpng12-0 libpng
libpng16-16 libpng
libncurses5-dev ncurses-dev
libncursesw5-dev ncurses-dev
libncurses-dev ncurses-dev
ncurses-dev ncurses-dev
libtinfo-dev ncurses-dev
libncurses5 ncurses-libs
libncurses6 ncurses-libs
libtinfo5 ncurses-libs
ncurses-bin ncurses
libmysqlclient-dev mariadb-dev
default-libmysqlclient-dev mariadb-dev
libmariadb-dev mariadb-connector-c-dev
libmariadbclient-dev mariadb-connector-c-dev
libmariadb-dev-compat mariadb-dev
mysql-client mariadb-client
default-mysql-client mariadb-client
mariadb-server mariadb
default-mysql-server mariadb
libreadline-dev readline-dev
libreadline6-dev readline-dev
libreadline6 readline
procps procps-ng|procps
gnupg2 gnupg
gpg gnupg
gpg-agent gnupg
gnupg-agent gnupg
dirmngr gnupg
netcat netcat-openbsd
netcat-traditional netcat-openbsd
libpcre3-dev pcre-dev
libpcre2-dev pcre2-dev
libpcre3 pcre
ssh openssh
ssh-client openssh-client
iputils-ping iputils-ping|iputils
inetutils-ping iputils-ping|iputils
libboost-all-dev boost-dev
libboost-dev boost-dev
libboost-system-dev boost-dev
libboost-filesystem-dev boost-dev
libboost-program-options-dev boost-dev
libboost-thread-dev boost-dev
libboost-test-dev boost-dev
libboost-regex-dev boost-dev
libboost-python-dev boost-dev
libboost-iostreams-dev boost-dev
libboost-date-time-dev boost-dev
libboost-serialization-dev boost-dev
dnsutils bind-tools
bind9-dnsutils bind-tools
bind9-host bind-tools
bind9 bind
libyaml-dev yaml-dev
libyaml-0-2 yaml
libxrender1 libxrender
libxrender-dev libxrender-dev
libxext6 libxext
libx11-6 libx11
libsm6 libsm
libsm-dev libsm-dev
libice6 libice
libxi6 libxi
libxss1 libxscrnsaver
libxtst6 libxtst
libxtst-dev libxtst-dev
libxrandr2 libxrandr
libxcomposite1 libxcomposite
libxcursor1 libxcursor
libxdamage1 libxdamage
libxfixes3 libxfixes
libxt6 libxt
libxmu6 libxmu
libxcb1 libxcb
libx11-xcb1 libx11
libxpm-dev libxpm-dev
libxpm4 libxpm
libxft-dev libxft-dev
libxmlsec1-dev xmlsec-dev
libxml2 libxml2
libldap2-dev openldap-dev
libldap-dev openldap-dev
ldap-utils openldap-clients
libasound2 alsa-lib
libasound2-dev alsa-lib-dev
libmagickwand-dev imagemagick-dev imagemagick-heic|imagemagick-dev imagemagick-jpeg|imagemagick-dev imagemagick-pdf|imagemagick-dev imagemagick-svg|imagemagick-dev imagemagick-tiff|imagemagick-dev imagemagick-webp|imagemagick-dev
libmagickcore-dev imagemagick-dev imagemagick-heic|imagemagick-dev imagemagick-jpeg|imagemagick-dev imagemagick-pdf|imagemagick-dev imagemagick-svg|imagemagick-dev imagemagick-tiff|imagemagick-dev imagemagick-webp|imagemagick-dev
libmagick++-dev imagemagick-dev imagemagick-heic|imagemagick-dev imagemagick-jpeg|imagemagick-dev imagemagick-pdf|imagemagick-dev imagemagick-svg|imagemagick-dev imagemagick-tiff|imagemagick-dev imagemagick-webp|imagemagick-dev
libfontconfig1 fontconfig font-dejavu|ttf-dejavu
libfontconfig fontconfig font-dejavu|ttf-dejavu
libfontconfig1-dev fontconfig-dev
libfontconfig-dev fontconfig-dev
libnss3 nss
libnss3-dev nss-dev
libnss3-tools nss-tools
libnspr4 nspr
libgmp-dev gmp-dev
libgmp3-dev gmp-dev
libgmp10 gmp
libmpfr-dev mpfr-dev
libmpc-dev mpc1-dev
liblzma-dev xz-dev
libstdc++6 libstdc++
libgcc1 libgcc
libgcc-s1 libgcc
libgomp1 libgomp
libglib2.0-0 glib
libglib2.0-dev glib-dev
libglib2.0-bin glib
redis-server redis
redis-tools redis
libmemcached-dev libmemcached-dev
liblapack-dev lapack-dev|openblas-dev
libblas-dev openblas-dev
libopenblas-dev openblas-dev
libopenblas-base openblas
libatlas-base-dev openblas-dev
libatlas-dev openblas-dev
ant apache-ant
libkrb5-dev krb5-dev
krb5-user krb5
libgssapi-krb5-2 krb5-libs
libcairo2-dev cairo-dev
libcairo2 cairo
libzmq3-dev zeromq-dev
libsasl2-dev cyrus-sasl-dev
libsasl2-2 libsasl
libgtk2.0-0 gtk+2.0
libgtk2.0-dev gtk+2.0-dev
libgtk-3-0 gtk+3.0
libgtk-3-dev gtk+3.0-dev
libatk1.0-0 at-spi2-core|atk
libatk-bridge2.0-0 at-spi2-core|at-spi2-atk
libgdk-pixbuf2.0-0 gdk-pixbuf
libgdk-pixbuf-2.0-0 gdk-pixbuf
libgdk-pixbuf2.0-dev gdk-pixbuf-dev
libpango-1.0-0 pango
libpango1.0-0 pango
libpangocairo-1.0-0 pango
libpangoft2-1.0-0 pango
libpango1.0-dev pango-dev
libharfbuzz0b harfbuzz
libharfbuzz-dev harfbuzz-dev
libfribidi-dev fribidi-dev
protobuf-compiler protoc
libprotobuf-dev protobuf-dev
gettext-base gettext-envsubst
uuid-dev util-linux-dev
uuid-runtime util-linux
libuuid1 libuuid
fonts-liberation font-liberation|ttf-liberation
fonts-dejavu font-dejavu|ttf-dejavu
fonts-dejavu-core font-dejavu|ttf-dejavu
ttf-dejavu font-dejavu|ttf-dejavu
fonts-freefont-ttf font-freefont|ttf-freefont
ttf-freefont font-freefont|ttf-freefont
fonts-noto-cjk font-noto-cjk
fonts-noto-color-emoji font-noto-emoji
fonts-noto font-noto
fonts-wqy-zenhei font-wqy-zenhei
fonts-ipafont-gothic font-ipa
fonts-ipafont font-ipa
ttf-ubuntu-font-family font-ubuntu
libgdbm-dev gdbm-dev
libgdbm3 gdbm
libgdal-dev gdal-dev
gdal-bin gdal-tools|gdal
libproj-dev proj-dev
libgeos-dev geos-dev
libavformat-dev ffmpeg-dev
libavcodec-dev ffmpeg-dev
libavutil-dev ffmpeg-dev
libswscale-dev ffmpeg-dev
libavfilter-dev ffmpeg-dev
libavdevice-dev ffmpeg-dev
libexpat1-dev expat-dev
libexpat-dev expat-dev
libexpat1 expat
bsdmainutils util-linux-misc|util-linux
libhdf5-dev hdf5-dev
libhdf5-serial-dev hdf5-dev
hdf5-tools hdf5
libopencv-dev opencv-dev
libgl1-mesa-glx mesa-gl
libgl1 mesa-gl
libgl1-mesa-dev mesa-dev
libgl1-mesa-dri mesa-dri-gallium
mesa-common-dev mesa-dev
libglu1-mesa-dev glu-dev
libglu1-mesa glu
libglu1 glu
libtiff5-dev tiff-dev
libtiff-dev tiff-dev
libtiff4-dev tiff-dev
libtiff5 tiff
libcups2 cups-libs
libcups2-dev cups-dev
p7zip-full 7zip|p7zip
p7zip 7zip|p7zip
ninja-build ninja-build
libpq5 libpq
libsnappy-dev snappy-dev
vim-tiny vim
vim-nox vim
vim-common vim
libdbus-1-3 dbus-libs
libdbus-1-dev dbus-dev
ruby-full ruby-full
rake ruby-rake
bundler ruby-bundler
rubygems ruby
golang go
golang-go go
xsltproc libxslt
libssh2-1-dev libssh2-dev
libssh-dev libssh-dev
libtbb-dev onetbb-dev|libtbb-dev
libtbb2 onetbb|libtbb
libleveldb-dev leveldb-dev
libxvidcore-dev xvidcore-dev
libx264-dev x264-dev
libx265-dev x265-dev
libvpx-dev libvpx-dev
libmp3lame-dev lame-dev
libopus-dev opus-dev
libfdk-aac-dev fdk-aac-dev
libgeoip-dev geoip-dev
libfftw3-dev fftw-dev
libudev-dev eudev-dev
libopenmpi-dev openmpi-dev
openmpi-bin openmpi
libtidy-dev tidyhtml-dev
liblcms2-dev lcms2-dev
liblcms2-2 lcms2
libtool-bin libtool
fuse fuse
libfuse2 fuse
libfuse-dev fuse-dev
liblmdb-dev lmdb-dev
libgif-dev giflib-dev
libjansson-dev jansson-dev
libffi6 libffi
libffi7 libffi
libffi8 libffi
libeigen3-dev eigen-dev
libaio1 libaio
libelf-dev elfutils-dev
libnotify-dev libnotify-dev
libgd-dev gd-dev
libgd2-xpm-dev gd-dev
libgd3 gd|libgd
libgsl-dev gsl-dev
libgsl0-dev gsl-dev
librsvg2-dev librsvg-dev
librsvg2-bin rsvg-convert|librsvg font-dejavu|ttf-dejavu
libsnmp-dev net-snmp-dev
snmp net-snmp-tools
snmpd net-snmp
libmagic-dev file-dev
libmagic1 libmagic
libltdl-dev libtool
libltdl7 libltdl
libsdl2-dev sdl2-dev
libsdl1.2-dev sdl12-compat-dev|sdl-dev
libnetcdf-dev netcdf-dev
libusb-1.0-0-dev libusb-dev
libpam0g-dev linux-pam-dev
libapr1-dev apr-dev
libapr1 apr
libaprutil1-dev apr-util-dev
libperl-dev perl-dev
libpulse-dev pulseaudio-dev
libpulse0 libpulse
libjemalloc-dev jemalloc-dev
libjemalloc2 jemalloc
libjemalloc1 jemalloc
libaio-dev libaio-dev
libnuma-dev numactl-dev
libpoppler-cpp-dev poppler-dev
tcl8.6-dev tcl-dev
tcl-dev tcl-dev
tk8.6-dev tk-dev
tk tk
libedit2 libedit
bsdtar libarchive-tools
libarchive-tools libarchive-tools
smbclient samba-client
nfs-common nfs-utils
libsystemd-dev elogind-dev
libgnutls28-dev gnutls-dev
libnl-3-dev libnl3-dev
liblua5.2-dev lua5.2-dev
liblua5.3-dev lua5.3-dev
liblua5.1-0-dev lua5.1-dev
lua5.3 lua5.3
luarocks luarocks5.1
libdb-dev db-dev
freeglut3-dev freeglut-dev
libunwind8 libunwind
libunwind-dev libunwind-dev
libsasl2-modules cyrus-sasl
libpcap0.8 libpcap
libpcap0.8-dev libpcap-dev
libcap2 libcap
libcap2-bin libcap
libidn11 libidn
libidn11-dev libidn-dev
libopenexr-dev openexr-dev
libhiredis-dev hiredis-dev
libaspell-dev aspell-dev
aspell aspell
libwebp6 libwebp
libwebp7 libwebp
libopenjp2-7-dev openjpeg-dev
libopenjp2-7 openjpeg
libimagequant-dev libimagequant-dev
libseccomp-dev libseccomp-dev
libssl1.1 libssl1.1
libssl3 libssl3
libc6 musl
libimage-exiftool-perl exiftool
libwww-perl perl-libwww
libjson-perl perl-json
libdbi-perl perl-dbi
libdbd-mysql-perl perl-dbd-mysql
libxml-parser-perl perl-xml-parser
libio-socket-ssl-perl perl-io-socket-ssl
cpanminus perl-app-cpanminus
lighttpd lighttpd
dovecot-imapd dovecot
docker.io docker
x11-apps xeyes xclock
x11-utils xdpyinfo xprop xwininfo
x11-xserver-utils xrandr xset xsetroot
x11-xkb-utils xkbcomp setxkbmap
xfonts-base font-misc-misc
libgraphviz-dev graphviz-dev
silversearcher-ag the_silver_searcher
exuberant-ctags ctags
universal-ctags ctags
qtbase5-dev qt5-qtbase-dev
qt5-default qt5-qtbase-dev
libqt5widgets5 qt5-qtbase-x11
man man-db|mandoc
man-db man-db
telnet busybox-extras
ftp busybox-extras
autopoint gettext-dev
intltool intltool
dh-autoreconf autoconf automake libtool
libgoogle-glog-dev glog-dev
libgflags-dev gflags-dev
ca-certificates-java java-cacerts
libev4 libev
libprotobuf-c0-dev protobuf-c-dev
libprotobuf-c-dev protobuf-c-dev
protobuf-c-compiler protobuf-c-compiler
libavahi-compat-libdnssd-dev avahi-compat-libdns_sd
avahi-daemon avahi
mutt mutt
sendmail-bin ssmtp
clamav-daemon clamav-daemon
pinentry-curses pinentry
unbound unbound
quota quota-tools
texlive-xetex texlive-xetex
texlive-full texlive-full
biber biber
gnutls-bin gnutls-utils
openvswitch-switch openvswitch
ipython3 ipython
ntp openntpd
ntpdate openntpd
genisoimage cdrkit
wireguard-tools wireguard-tools-wg-quick
busybox busybox
awscli aws-cli
s3cmd s3cmd
perl-modules perl-utils perl
libatomic1 libatomic
libopenmpi3 openmpi
libgbm1 mesa-gbm
libegl1 mesa-egl
libxshmfence1 libxshmfence
libxkbcommon0 libxkbcommon
libdrm2 libdrm
libvips-dev vips-dev
libvips vips
libheif-dev libheif-dev
liblz4-dev lz4-dev
libzstd-dev zstd-dev
zstd zstd
lz4 lz4
librdkafka-dev librdkafka-dev
libmaxminddb-dev libmaxminddb-dev
libspatialindex-dev libspatialindex-dev
libunistring-dev libunistring-dev
libonig-dev oniguruma-dev
libgpgme-dev gpgme-dev
libgpgme11-dev gpgme-dev
libmnl-dev libmnl-dev
libsndfile1 libsndfile
libsndfile1-dev libsndfile-dev
portaudio19-dev portaudio-dev
libportaudio2 portaudio
libgirepository1.0-dev gobject-introspection-dev
gobject-introspection gobject-introspection
libzbar-dev zbar-dev
libzbar0 zbar
libuv1-dev libuv-dev
libc-ares-dev c-ares-dev
libnghttp2-dev nghttp2-dev
libjq-dev jq-dev
tesseract-ocr-eng tesseract-ocr-data-eng
libtesseract-dev tesseract-ocr-dev
libleptonica-dev leptonica-dev
antiword antiword
pdftohtml poppler-utils
bubblewrap bubblewrap
`;

/**
 * Software that Alpine has with its files, accounts or services in other places, or in another version that scripts and
 * configuration depend on: `supervisor` reads /etc/supervisord.conf there.
 */
export const laidOutDifferently: ReadonlySet<string> = new Set(
  (
    'nginx apache2 supervisor openssh-server ssh postgresql postgresql-contrib mariadb-server default-mysql-server ' +
    'redis-server memcached rsyslog postfix lighttpd samba bind9 rabbitmq-server haproxy squid varnish tor dovecot-imapd ' +
    'mosquitto avahi-daemon clamav clamav-daemon cups dbus docker.io logrotate snmpd nodejs npm yarn ruby ruby-dev ruby-full ' +
    'rake bundler rubygems php composer golang golang-go python3 python3-dev python3-pip python3-venv python3-distutils ' +
    'python3-setuptools python3-wheel python3-virtualenv virtualenv maven gradle ant erlang elixir chromium firefox texlive texlive-full texlive-xetex ' +
    'ntp ntpdate libc6 libsystemd-dev libssl1.1 ca-certificates-java'
  ).split(' '),
);

/** Why Alpine has no counterpart: the reason, then names; a final `*` stands for any rest. */
export const withoutCounterpart: readonly (readonly [reason: string, names: string])[] = [
  [
    'Python 2 is no longer in Alpine',
    'python python-* python2 python2.7 python2.7-* python2-* libpython2.7 libpython-dev ipython cython-dbg',
  ],
  [
    'it changes apt itself',
    'software-properties-common apt-transport-https apt-utils python-software-properties debconf debconf-utils aptitude gdebi-core debian-archive-keyring ubuntu-keyring python-apt python3-apt jessie-backports stretch-backports unattended-upgrades',
  ],
  ['musl has no such locales', 'locales locales-all language-pack-*'],
  [
    'it comes from a source that is not Debian’s',
    'oracle-java* google-chrome-* docker-ce docker-ce-cli docker-engine mongodb-org* google-cloud-sdk mssql-tools msodbcsql* newrelic-* hhvm mesos elasticsearch sbt jenkins nuget',
  ],
  [
    'Alpine runs no systemd and names its services otherwise',
    'systemd cron init-system-helpers sysvinit-utils upstart libnss-sss dbus-user-session module-init-tools udev',
  ],
  [
    'it is a tool of Debian’s packaging',
    'debhelper devscripts dpkg-dev dpkg lsb-release equivs checkinstall alien adduser debianutils dh-python build-dep autotools-dev fakechroot update-notifier-common install unstable netbase libpam-* ssl-cert apt-file',
  ],
  [
    'Alpine builds for one architecture at a time',
    'lib32* libc6-i386 libc6-dev-i386 gcc-multilib g++-multilib ia32-libs gcc-arm-* binutils-arm-* qemu-user-static qemu-kvm g++-4.8',
  ],
  [
    'this version of PHP has ended, or its modules have no fixed name on Alpine',
    'php5* php-* libapache2-mod-php* php7.0* php7.1* php7.2* php7.3* phpmyadmin',
  ],
  [
    'this version has ended',
    'openjdk-6-* openjdk-7-* nodejs-legacy node-less postgresql-9.* postgresql-client-9.* postgresql-contrib-9.* postgresql-10 postgresql-client-10 tomcat7 tomcat8 ruby2.* ruby1.* libssl1.0* libicu52 libicu5* libmysqlclient18 libdb4.8-dev libqt4-dev libgconf* gconf* libcurl3-gnutls libmcrypt* mcrypt libjasper-dev libav-tools libappindicator* python3.* btrfs-tools libc-client* zlibc libtinfo6-dbg phantomjs daemontools iproute libv8-dev bzr',
  ],
  [
    'Alpine has it in no enabled section',
    'unrar samtools pdftk google-perftools libtcmalloc-minimal4 libgearman-dev unoconv catdoc libraqm-dev libqt5webkit5-dev',
  ],
  [
    'a different set of packages stands for it',
    'r-base r-base-* r-recommended default-jdk default-jre default-jdk-headless default-jre-headless texlive-* latexmk lmodern xorg xorg-dev mono-* ca-certificates-mono mysql-server mongodb nginx-extras nginx-full nginx-light sendmail mailutils php gstreamer1.0-* libatlas3* ncbi-blast+ bedtools libclang* xfonts-* fonts-thai-tlwg fonts-kacst* ttf-mscorefonts-installer tightvncserver wkhtmltopdf uwsgi uwsgi-* dovecot-* pulseaudio slapd fail2ban gunicorn byobu pandoc-citeproc chromium-browser runit libdc1394-* libudunits2-dev libcanberra-gtk-module texlive freetds-bin libglew-dev libminiupnpc-dev libopenmpi2 snmp-mibs-downloader xutils-dev locate diffstat autogen cvs aufs-tools libdbus-glib-1-2 libapparmor1 libv4l-dev libcap-ng-dev',
  ],
];
