FROM php:8.3-fpm
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
RUN docker-php-ext-install pdo_mysql
RUN docker-php-ext-configure gd && docker-php-ext-install gd
RUN curl -fsSL https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin --filename=composer
RUN cargo install cargo-component
RUN cargo install wasm-tools
RUN corepack use pnpm@9
RUN corepack enable pnpm
