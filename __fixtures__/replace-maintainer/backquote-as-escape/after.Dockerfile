# escape=`
FROM debian:bookworm-slim
LABEL org.opencontainers.image.authors="C:\jane `"JD`""
