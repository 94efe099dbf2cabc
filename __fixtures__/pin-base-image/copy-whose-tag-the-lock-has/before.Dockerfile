FROM public.ecr.aws/docker/library/node:22
