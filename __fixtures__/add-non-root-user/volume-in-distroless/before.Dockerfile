FROM gcr.io/distroless/static-debian12
COPY server /server
VOLUME /data
EXPOSE 8080
CMD ["/server"]
