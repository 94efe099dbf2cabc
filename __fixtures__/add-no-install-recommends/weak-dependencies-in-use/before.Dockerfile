FROM fedora:41
RUN dnf install -y nodejs git
RUN npm ci

FROM registry.access.redhat.com/ubi8/ubi-minimal
RUN microdnf install nodejs20
CMD ["npm", "start"]

FROM opensuse/leap:15.6
RUN zypper -n in curl nodejs20
RUN zypper -n install -t pattern devel_basis
RUN zypper -n install php8

FROM fedora:41
RUN dnf install -y rust golang python39
RUN cargo install x && git clone https://example.com/x && pip3 install x
