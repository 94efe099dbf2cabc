FROM node:20-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY --chown=1000:1000 . .
RUN mkdir -p -m 755 uploads ./logs build && cd build && mkdir objects && cd .. && rm -r build
RUN cd /var/lib && mkdir shop
EXPOSE 3000
RUN chown 1000:1000 /app /app/uploads /app/logs /var/lib/shop
# node
USER 1000:1000
CMD ["node", "server.js"]
