# escape=`
FROM debian:bookworm-slim
MAINTAINER C:\jane "JD"
