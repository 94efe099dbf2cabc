FROM fedora:41
RUN dnf install -y python3 && dnf clean all
WORKDIR /srv
COPY . .
EXPOSE 8000
CMD ["python3", "-m", "http.server", "8000"]
