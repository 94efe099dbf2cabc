app.use('/v', express.static(__dirname + '/../node_modules/semver/dist/'))
