FROM opensuse/leap:15.6 AS suse
RUN zypper --non-interactive install --auto-agree-with-licenses nano && zypper in -y vim
RUN zypper -n install --no-recommends nano
FROM fedora:41 AS fedora
RUN dnf install -y nano && dnf -y --setopt=install_weak_deps=False install vim
RUN dnf groupinstall -y "Development Tools" && yum install -y nano
FROM registry.access.redhat.com/ubi9/ubi-minimal AS ubi
RUN microdnf install -y nano
FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends aptitude && aptitude install -y nano
