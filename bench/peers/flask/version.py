"""Prints what the Python way is made of."""

import platform
from importlib.metadata import version

PACKAGES = ["Flask", "waitress", "Pillow", "scrollphathd", "inky", "numpy"]

if __name__ == "__main__":
    print(", ".join([f"Python {platform.python_version()}"] + [f"{name} {version(name)}" for name in PACKAGES]))
