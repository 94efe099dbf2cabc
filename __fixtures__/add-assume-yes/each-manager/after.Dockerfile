FROM x/y
RUN apt-get install -y --no-install-recommends a && apt-get remove -y b && apt-get autoremove -y
RUN yum install -y a && dnf -q update -y && microdnf install -y b && zypper install -y c && pacman -S --noconfirm d && conda install -y e && aptitude install -y f
RUN conda create -y -n x && conda env create -f y.yml
