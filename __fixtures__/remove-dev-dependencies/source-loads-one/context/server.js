const isNumber = require("is-number");
const ms = require("ms");

console.log(ms("2 days"));
