FROM continuumio/miniconda3
RUN conda install -y numpy && /opt/conda/bin/conda env create -f environment.yml \
    && /opt/conda/bin/conda clean --all --yes
FROM mambaorg/micromamba
RUN micromamba install -y numpy \
    && micromamba clean --all --yes
