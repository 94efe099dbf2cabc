FROM gradle:8
WORKDIR /build
COPY . .
RUN gradle dependencies
