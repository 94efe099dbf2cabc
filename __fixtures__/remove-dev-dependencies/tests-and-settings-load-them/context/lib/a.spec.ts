import "is-number";
