FROM python:3.12
RUN pip install --no-cache-dir -U pip && pip3.12 install --no-cache-dir flask
RUN python -m pip install --no-cache-dir --user flask && python3 -m pip wheel --no-cache-dir -r requirements.txt
RUN pip install --no-cache-dir uv && uv pip install --no-cache --system flask && uv sync --no-cache --frozen
FROM python:2.7-jessie
RUN pip install --no-cache-dir flask
