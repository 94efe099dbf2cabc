FROM gcr.io/distroless/nodejs22-debian12
COPY --from=build /out /app
WORKDIR /app
EXPOSE 8080
ENTRYPOINT []
CMD ["server.js"]
