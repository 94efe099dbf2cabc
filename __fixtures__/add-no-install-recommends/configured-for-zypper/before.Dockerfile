FROM opensuse/leap:15.6
RUN sed -i 's/.*solver.onlyRequires.*/solver.onlyRequires = true/' /etc/zypp/zypp.conf
RUN zypper --non-interactive install git
