FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
# dash breaks the line here
RUN echo "[app]\nport=$PORT" > /etc/app.conf \
    && echo -n "a\tb" >> /etc/app.conf \
    && echo 'one\\two' >> /etc/app.conf && echo "\$HOME stays" >> /etc/app.conf
RUN <<EOT
echo "a\nb" > /etc/other.conf
EOT
COPY . .
CMD ["npm", "start"]
