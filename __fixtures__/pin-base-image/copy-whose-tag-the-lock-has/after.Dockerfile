FROM public.ecr.aws/docker/library/node:22.24.1-bookworm
