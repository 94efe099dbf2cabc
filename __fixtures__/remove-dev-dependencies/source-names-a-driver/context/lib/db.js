module.exports = { client: 'semver' };
