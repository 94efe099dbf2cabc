from debian
run a \
    && b
