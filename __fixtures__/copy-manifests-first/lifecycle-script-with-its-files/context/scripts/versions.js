exports.wanted = 18;
