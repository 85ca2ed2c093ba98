import { installOutside } from '../install-outside.ts';

const VERSION = '3.7.3';

const MANIFEST = {
  type: 'commonjs',
  dependencies: { '@vendure/core': VERSION, mysql2: '3.24.6' },
  // A later one needs a Node module that this version of Vendure does not load.
  overrides: { '@graphql-tools/batch-execute': '10.2.0' },
};

/** @returns the folder that has Vendure */
export const installVendure = (): Promise<string> =>
  installOutside(`lapidary-bench-vendure-${VERSION}`, MANIFEST);
