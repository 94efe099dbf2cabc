print(open("/data/seed").read())
