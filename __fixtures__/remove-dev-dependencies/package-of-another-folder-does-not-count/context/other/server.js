require("semver");
