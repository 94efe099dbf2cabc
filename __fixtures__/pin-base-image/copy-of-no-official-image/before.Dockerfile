FROM mirror.gcr.io/library/nosuch:1
FROM public.ecr.aws/lambda/python:3.12
