FROM python:3.12
RUN pip install -U pip && pip3.12 install flask
RUN python -m pip install --user flask && python3 -m pip wheel -r requirements.txt
RUN pip install uv && uv pip install --system flask && uv sync --frozen
FROM python:2.7-jessie
RUN pip install flask
