const readPackage = require('./tools/read-package.cjs');
module.exports = { hooks: { readPackage } };
