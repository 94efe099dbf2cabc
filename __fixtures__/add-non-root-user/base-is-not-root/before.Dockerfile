FROM gcr.io/distroless/static-debian12:nonroot
COPY server /server
EXPOSE 8080
CMD ["/server"]
