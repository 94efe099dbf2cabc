const versions = require('fs').readFileSync('versions.json', 'utf8');
module.exports = { hooks: { readPackage: (manifest) => ({ ...manifest, ...JSON.parse(versions) }) } };
