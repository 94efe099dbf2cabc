FROM fedora:40
WORKDIR /app
RUN dnf install -y zig && dnf clean all
COPY . .
ARG VERSION=dev
RUN zig build -Dversion=$VERSION
