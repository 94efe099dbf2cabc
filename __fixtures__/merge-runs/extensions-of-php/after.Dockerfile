FROM php:8.3-fpm
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash - \
    && docker-php-ext-install pdo_mysql \
    && docker-php-ext-configure gd && docker-php-ext-install gd \
    && curl -fsSL https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin --filename=composer \
    && cargo install cargo-component \
    && cargo install wasm-tools \
    && corepack use pnpm@9 \
    && corepack enable pnpm
