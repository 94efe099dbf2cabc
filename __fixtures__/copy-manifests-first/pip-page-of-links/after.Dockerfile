FROM python:3.12
WORKDIR /app
COPY requirements.txt .
RUN pip install -f https://download.pytorch.org/whl/torch_stable.html -r requirements.txt
COPY . .
CMD ["python", "src/main.py"]
