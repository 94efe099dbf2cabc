FROM mcr.microsoft.com/windows/servercore:ltsc2022
RUN pip install flask
FROM debian:bookworm
RUN ["apt-get", "update"]
