FROM python:3.13-slim
WORKDIR /srv
COPY --chown=1000:1000 . .
RUN pip install --no-cache-dir --upgrade pip && pip install -r requirements/prod.txt -c constraints.txt && python manage.py collectstatic --noinput
USER 1000
