FROM debian:bookworm-slim
LABEL org.opencontainers.image.authors="Jane Doe <jane@example.org>"
FROM debian:bookworm-slim
label org.opencontainers.image.authors="Jane \"JD\" Doe \$5 \\o/"
FROM debian:bookworm-slim
LABEL org.opencontainers.image.authors="\"Jane\" and \"Joe\""
