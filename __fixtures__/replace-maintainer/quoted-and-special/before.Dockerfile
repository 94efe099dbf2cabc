FROM debian:bookworm-slim
MAINTAINER "Jane Doe <jane@example.org>"
FROM debian:bookworm-slim
maintainer Jane "JD" Doe $5 \o/
FROM debian:bookworm-slim
MAINTAINER "Jane" and "Joe"
