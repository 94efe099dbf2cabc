FROM fedora:41
RUN dnf install -y --setopt=install_weak_deps=False nodejs git npm
RUN npm ci

FROM registry.access.redhat.com/ubi8/ubi-minimal
RUN microdnf install --setopt=install_weak_deps=0 nodejs20 nodejs20-npm
CMD ["npm", "start"]

FROM opensuse/leap:15.6
RUN zypper -n in --no-recommends curl nodejs20 ca-certificates-mozilla npm20
RUN zypper -n install -t pattern devel_basis
RUN zypper -n install php8

FROM fedora:41
RUN dnf install -y --setopt=install_weak_deps=False rust golang python39 cargo git python39-pip
RUN cargo install x && git clone https://example.com/x && pip3 install x
