FROM example.org/base
CMD java -jar app.jar
