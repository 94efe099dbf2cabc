FROM node:22-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
# dash breaks the line here
RUN echo -e "[app]\nport=$PORT" > /etc/app.conf \
    && echo -e -n "a\tb" >> /etc/app.conf \
    && echo -e 'one\\two' >> /etc/app.conf && echo "\$HOME stays" >> /etc/app.conf
RUN <<EOT
echo -e "a\nb" > /etc/other.conf
EOT
COPY . .
CMD ["npm", "start"]
