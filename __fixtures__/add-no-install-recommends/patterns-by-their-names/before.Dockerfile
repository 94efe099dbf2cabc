FROM opensuse/leap:15
RUN zypper --non-interactive install pattern:devel_basis
RUN zypper --non-interactive install -t pattern devel_basis
