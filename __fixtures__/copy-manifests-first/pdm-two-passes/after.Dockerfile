FROM python:3.12-slim
RUN pip install -U pdm
ENV PDM_CHECK_UPDATE=false
COPY pyproject.toml pdm.lock /project/
WORKDIR /project
RUN pdm install --check --prod --no-editable --no-self
COPY . /project/
RUN pdm install --check --prod --no-editable
ENV PATH="/project/.venv/bin:$PATH"
CMD ["python", "src/__main__.py"]
