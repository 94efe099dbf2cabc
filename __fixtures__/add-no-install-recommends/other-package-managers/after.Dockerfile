FROM opensuse/leap:15.6 AS suse
RUN zypper --non-interactive install --auto-agree-with-licenses --no-recommends nano && zypper in -y --no-recommends vim
RUN zypper -n install --no-recommends nano
FROM fedora:41 AS fedora
RUN dnf install -y --setopt=install_weak_deps=False nano && dnf -y --setopt=install_weak_deps=False install vim
RUN dnf groupinstall -y "Development Tools" && yum install -y nano
FROM registry.access.redhat.com/ubi9/ubi-minimal AS ubi
RUN microdnf install -y --setopt=install_weak_deps=0 nano
FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends aptitude && aptitude install -y --without-recommends nano
