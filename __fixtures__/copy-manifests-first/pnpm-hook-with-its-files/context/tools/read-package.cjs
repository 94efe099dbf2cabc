module.exports = (manifest) => manifest;
