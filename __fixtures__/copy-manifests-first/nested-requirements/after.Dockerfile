FROM python:3.13-slim
WORKDIR /srv
COPY --chown=1000:1000 requirements/prod.txt requirements/base.txt requirements/
COPY --chown=1000:1000 constraints.txt .
RUN pip install --no-cache-dir --upgrade pip && pip install -r requirements/prod.txt -c constraints.txt
COPY --chown=1000:1000 . .
RUN python manage.py collectstatic --noinput
USER 1000
