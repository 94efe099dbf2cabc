/**
 * Words in the name of a variable that tell of a credential, as BuildKit's check SecretsUsedInArgOrEnv has them.
 * Source: moby/buildkit, frontend/dockerfile/dockerfile2llb/convert.go.
 */
const secretWords: ReadonlySet<string> = new Set(
  'apikey auth credential credentials key password pword passwd secret token'.split(' '),
);
/** Words beside them that tell of something else: what is public, or a place where the credential lies. */
const otherWords: ReadonlySet<string> = new Set(
  'public gpg pgp file path dir url uri name id ids host port header length size type'.split(' '),
);

/** Whether a variable's name says that its value is a credential. */
export const namesSecret = (name: string): boolean => {
  const words = name.toLowerCase().split('_');
  return words.some((word) => secretWords.has(word)) && !words.some((word) => otherWords.has(word));
};

/** Whether a literal value may be a credential: not empty, no path, no address, no switch. */
export const mayBeSecret = (value: string): boolean =>
  value.length > 3 &&
  !value.startsWith('/') &&
  !/^(?:true|false|null|none|yes|no|on|off|\d+)$/i.test(value) &&
  !/^\w+:\/\/[^@]*$/.test(value);

/** Files that hold private keys or credentials. Sources: ssh-keygen(1), npmrc(5), netrc(5), gitcredentials(7), the AWS CLI, openssl-pkcs12(1). */
const privateFiles: ReadonlySet<string> = new Set(
  'id_rsa id_dsa id_ecdsa id_ed25519 .netrc .git-credentials .pypirc privkey.pem private.pem .htpasswd'.split(' '),
);

/** Whether a file holds a private key or a credential, by its name. */
export const isPrivateFile = (name: string): boolean =>
  privateFiles.has(name) ||
  (name.endsWith('.key') && !name.endsWith('.pub.key')) ||
  /(?:^|[-_.])key\.pem$/.test(name.replace(/pub(?:lic)?[-_.]?key/, '')) ||
  /\.(?:p12|pfx)$/.test(name);
