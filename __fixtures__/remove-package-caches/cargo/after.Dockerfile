FROM rust:1.80
RUN cargo install ripgrep \
    && rm -rf "${CARGO_HOME:-$HOME/.cargo}/registry"
