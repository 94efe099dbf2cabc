FROM debian:bookworm
# RUN apt-get install -y curl
RUN echo apt-get install -y curl
RUN echo "apt-get install -y curl" > /install.sh && printf '%s\n' 'apt-get install -y git' >> /install.sh
RUN cat <<EOF > /run.sh
apt-get install -y curl
EOF
RUN grep -r "apt-get install" / || true # apt-get install -y curl
COPY <<EOF /other.sh
apt-get install -y curl
EOF
CMD apt-get install -y curl
