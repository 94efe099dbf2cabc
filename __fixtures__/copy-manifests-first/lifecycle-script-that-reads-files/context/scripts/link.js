const fs = require('fs');

fs.readdirSync('packages').forEach((name) => console.log(name));
