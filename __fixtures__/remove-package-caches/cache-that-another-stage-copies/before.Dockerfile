FROM python:3.12 AS build
RUN pip install -r requirements.txt

FROM python:3.12-slim
COPY --from=build /root/.cache /root/.cache
RUN pip install -r requirements.txt
RUN pip install flask && rm -rf /root/.cache
