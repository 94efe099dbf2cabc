FROM debian:12
RUN apt-get update && apt-get install -y curl
RUN for i in 1 2 3; do apt-get update && break; sleep 1; done; apt-get install -y git
RUN until apt-get update; do sleep 1; done && apt-get install -y git
RUN while ! apt-get update; do sleep 1; done; apt-get install -y git
RUN if [ "$A" ]; then apt-get update; else apt-get update -q; fi; apt-get install -y git
RUN if apt-get update; then apt-get install -y git; fi
RUN apt-get update || (sleep 5 && apt-get update) && apt-get install -y git
RUN { apt-get update || true; } && apt-get install -y git
RUN apt-get clean && apt-get update; apt-get install -y git
RUN (apt-get update) && { apt-get install -y git; }
RUN retry 5 apt-get update && apt-get install -y git
RUN bash -c "apt-get update" && apt-get install -y git
RUN apt-get update; bash -c "apt-get install -y git"
RUN while true; do apt-get update && break; sleep 1; done; apt-get install -y git
RUN until apt-get update && apt-get install -y git; do sleep 1; done
