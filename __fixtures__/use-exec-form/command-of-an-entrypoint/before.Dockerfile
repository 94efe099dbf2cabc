FROM python:3.12
ENTRYPOINT ["tini", "--"]
CMD python -m app
FROM python:3.12
ENTRYPOINT ["/entry.sh"]
CMD python -m app
FROM postgres:16
CMD postgres -c a=b
