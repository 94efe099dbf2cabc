module.exports = { preset: "semver" };
