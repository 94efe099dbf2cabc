const name = './a';

require(name);
