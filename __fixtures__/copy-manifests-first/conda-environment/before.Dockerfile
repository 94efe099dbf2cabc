FROM continuumio/miniconda3
WORKDIR /app
COPY . .
RUN conda env create -f environment.yml && conda clean -afy
SHELL ["conda", "run", "-n", "shop", "/bin/bash", "-c"]
RUN python -m compileall .
CMD ["python", "app.py"]
