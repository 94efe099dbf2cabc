FROM centos:7
RUN yum install -y nano
RUN yum -y update && yum install -y epel-release dnf && dnf install -y vim
FROM fedora:41
RUN dnf -y install nano && dnf -y upgrade
RUN sudo dnf install -y nano
FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y nano
FROM photon:5.0
RUN tdnf install -y nano
FROM opensuse/leap:15.6
RUN zypper --non-interactive refresh && zypper --non-interactive install nano
FROM archlinux
RUN pacman -Syu --noconfirm nano
