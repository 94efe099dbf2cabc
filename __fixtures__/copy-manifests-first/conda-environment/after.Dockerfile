FROM continuumio/miniconda3
WORKDIR /app
COPY environment.yml .
COPY requirements/base.txt requirements/extra.txt requirements/
RUN conda env create -f environment.yml && conda clean -afy
COPY . .
SHELL ["conda", "run", "-n", "shop", "/bin/bash", "-c"]
RUN python -m compileall .
CMD ["python", "app.py"]
