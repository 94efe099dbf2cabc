FROM fedora:42
RUN dnf install -y --downloadonly nginx
FROM opensuse/leap:15.6
RUN zypper --non-interactive install -fd nginx
FROM continuumio/miniconda3
RUN conda install --yes --download-only numpy && conda install --yes scipy
