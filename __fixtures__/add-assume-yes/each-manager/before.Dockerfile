FROM x/y
RUN apt-get install --no-install-recommends a && apt-get remove b && apt-get autoremove
RUN yum install a && dnf -q update && microdnf install b && zypper install c && pacman -S d && conda install e && aptitude install f
RUN conda create -n x && conda env create -f y.yml
