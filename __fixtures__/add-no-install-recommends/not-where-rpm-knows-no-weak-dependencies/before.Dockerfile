FROM registry.access.redhat.com/ubi7/ubi-minimal
RUN microdnf install -y java-1.8.0-openjdk-headless
