require("is-number");
