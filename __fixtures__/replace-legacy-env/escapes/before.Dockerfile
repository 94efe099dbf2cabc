FROM alpine:3.20
ENV A a\ b
ENV B C:\\dir\\x and \"more\"
ENV E '$HOME' and \$HOME and "\$HOME"
