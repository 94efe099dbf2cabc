from debian
run a
run b
