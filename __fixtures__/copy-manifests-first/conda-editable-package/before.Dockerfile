FROM mambaorg/micromamba:1.5
WORKDIR /app
COPY . .
RUN micromamba install -y -n base -f env.yaml
