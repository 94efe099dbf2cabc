FROM example.org/python-node:1
WORKDIR /app
COPY requirements.txt package.json package-lock.json ./
RUN pip install -r requirements.txt
RUN npm ci
COPY . ./
RUN npm run build
