const {execSync}=require('child_process'); execSync('npx semver 1.0.0')
