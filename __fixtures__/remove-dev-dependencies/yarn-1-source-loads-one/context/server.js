import isNumber from "is-number";
