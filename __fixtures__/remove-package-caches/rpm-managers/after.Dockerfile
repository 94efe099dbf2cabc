FROM centos:7
RUN yum install -y nano \
    && yum clean all
RUN yum -y update && yum install -y epel-release dnf && dnf install -y vim \
    && dnf clean all
FROM fedora:41
RUN dnf -y install nano && dnf -y upgrade \
    && dnf clean all
RUN sudo dnf install -y nano \
    && sudo dnf clean all
FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y nano \
    && microdnf clean all
FROM photon:5.0
RUN tdnf install -y nano \
    && tdnf clean all
FROM opensuse/leap:15.6
RUN zypper --non-interactive refresh && zypper --non-interactive install nano \
    && zypper clean --all
FROM archlinux
RUN pacman -Syu --noconfirm nano \
    && rm -rf /var/cache/pacman/pkg/*
