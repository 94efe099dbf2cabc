FROM debian
RUN a \
    && b \
    && c \
        d \
    # about nothing
    && e \
        f \
    ;
