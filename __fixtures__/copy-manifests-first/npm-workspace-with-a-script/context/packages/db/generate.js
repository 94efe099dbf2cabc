require('fs').writeFileSync('schema.js', '');
