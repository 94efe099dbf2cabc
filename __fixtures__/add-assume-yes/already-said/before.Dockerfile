FROM x/y
RUN apt-get -y install a; apt-get install -qy a; apt-get install -qq a; apt-get install -yqq a; apt-get install --assume-yes a; apt-get install -o APT::Get::Assume-Yes=true a; apt-get -q=2 install a
RUN yum -y install a; dnf install --assumeyes a; zypper -n install a; zypper --non-interactive in a; pacman -S --noconfirm a; pacman -Syu --noconfirm; conda install -yq a; conda install --yes a
RUN apt-get install -s a; apt-get update; apk add a; apt-get clean; apt-get download a; pacman -Q
