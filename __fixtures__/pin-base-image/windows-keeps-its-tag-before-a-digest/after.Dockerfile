# escape=`
FROM golang:1.26-windowsservercore-ltsc2022@sha256:1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a
SHELL ["powershell", "-Command"]
RUN go version
