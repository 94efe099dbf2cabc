FROM perl:5.40
RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY app.pl .
EXPOSE 8080
CMD ["perl", "app.pl"]
