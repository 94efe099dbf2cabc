FROM example.org/python-node:1
WORKDIR /app
COPY . ./
RUN pip install -r requirements.txt
RUN npm ci
RUN npm run build
