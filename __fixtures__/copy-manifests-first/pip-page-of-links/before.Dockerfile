FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install -f https://download.pytorch.org/whl/torch_stable.html -r requirements.txt
CMD ["python", "src/main.py"]
