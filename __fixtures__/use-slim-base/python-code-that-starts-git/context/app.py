import subprocess


def version():
    return subprocess.check_output(["git", "describe", "--tags"], text=True)
