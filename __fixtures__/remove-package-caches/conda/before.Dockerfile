FROM continuumio/miniconda3
RUN conda install -y numpy && /opt/conda/bin/conda env create -f environment.yml
FROM mambaorg/micromamba
RUN micromamba install -y numpy
