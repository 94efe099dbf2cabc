FROM alpine:3.20
ADD --chown=1:1 --chmod=644 a.txt /a
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d b.txt /b
ADD --keep-git-dir=true c /c
ADD --unpack=true d.txt /d
