FROM node:22-slim
WORKDIR /srv
COPY --chown=1000:1000 . .
EXPOSE 3000
RUN chown 1000:1000 /srv
# node
USER 1000:1000
CMD ["sh", "start.sh"]
