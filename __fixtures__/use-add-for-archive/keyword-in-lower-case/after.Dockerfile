from debian:bookworm-slim
add a.tar /
cmd ["x"]
