FROM python:3.12-alpine
COPY settings.py /app/
RUN adduser -D shop
WORKDIR /app
COPY --chown=shop shop.py .
EXPOSE 8000
RUN chown shop /app
USER shop
CMD ["python", "shop.py"]
