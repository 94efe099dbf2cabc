const { wanted } = require('./versions');
const os = require('node:os');

if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(`node ${wanted} is needed on ${os.platform()}`);
  process.exit(1);
}
